/** Mail through one's own server (RFC 5321), for those who have one. */
import { createTransport } from 'nodemailer';
import type { Ports } from '../ports.ts';
import { readSmtp } from './carrier.ts';
import { toMessage } from './message.ts';

const CONNECT_MS = 10_000;
/** Between two words of the server. A page of a run, and a function, wait for it. */
const SILENCE_MS = 20_000;

const nothing = (): void => undefined;

/** Knows when the whole message has left. What the connection says otherwise holds addresses, and is kept nowhere. */
const watch = (handed: () => void) => ({
  level: nothing,
  ...{ trace: nothing, debug: nothing, warn: nothing, error: nothing, fatal: nothing },
  info: (entry: unknown): void => {
    if (typeof entry === 'object' && entry !== null && 'tnx' in entry && entry.tnx === 'message') handed();
  },
});

/**
 * `url`: `smtp://user:password@host:587` (STARTTLS where the server offers it; `?requireTLS=true` insists) or `smtps://…:465`. A
 * connection for each mail: one that is kept open would send again by itself what it lost.
 */
export const smtpMail =
  (url: string, silenceMs = SILENCE_MS): Ports['mail'] =>
  async (from, mail) => {
    let isHanded = false;
    const logger = watch(() => {
      isHanded = true;
    });
    const times = { connectionTimeout: CONNECT_MS, greetingTimeout: CONNECT_MS, socketTimeout: silenceMs };
    const transport = createTransport({ url, ...times, logger });
    try {
      await transport.sendMail(toMessage(from, mail));
    } catch (error) {
      throw error instanceof Error ? readSmtp(error, isHanded) : error;
    } finally {
      transport.close();
    }
  };
