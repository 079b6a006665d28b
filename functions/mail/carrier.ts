/** What may come of handing a mail over. Every carrier says it in these words, whatever its own are. */

/** It took nothing: away, slow, or asking us to slow down. The same mail later is the right answer. */
export class CarrierAway extends Error {
  override readonly name = 'CarrierAway';
}

/** It says that this address takes no mail, now or later (RFC 5321, 4.2.1: a reply of 5xx to this recipient). */
export class AddressRefused extends Error {
  override readonly name = 'AddressRefused';
}

/** It does not take this mail, whoever it is for: its words, its size, the sender's right to send. */
export class MailRefused extends Error {
  override readonly name = 'MailRefused';
}

/** It may have taken it and may not: the answer was lost. */
export class Unknown extends Error {
  override readonly name = 'Unknown';
}

/** Whether a carrier said it: everything else went wrong before the mail was handed over. */
export const isCarriers = (error: unknown): boolean =>
  [CarrierAway, AddressRefused, MailRefused, Unknown].some((kind) => error instanceof kind);

type SmtpError = { readonly responseCode?: unknown; readonly response?: unknown; readonly command?: unknown };

/**
 * What an SMTP server's answer, or its silence, means. `isHanded`: the whole message had left before it. A refusal for policy (enhanced
 * code 5.7.x, RFC 3463) is about us, not about the address.
 */
export const readSmtp = (cause: Error & SmtpError, isHanded: boolean): Error => {
  const code = Number(cause.responseCode ?? 0);
  if (code >= 400 && code < 500) return new CarrierAway('The mail server asks for later', { cause });
  if (code >= 500 && cause.command === 'RCPT TO' && !/\b5\.7\.\d/.test(String(cause.response)))
    return new AddressRefused('The mail server does not know this address', { cause });
  // Whom it does not let in at all, it may let in later: the login is the operator's to mend, and no mail is lost meanwhile.
  if (code >= 500 && (cause.command === 'DATA' || cause.command === 'MAIL FROM' || cause.command === 'RCPT TO'))
    return new MailRefused('The mail server does not take this mail', { cause });
  return isHanded ? new Unknown('The mail server did not answer', { cause }) : new CarrierAway('The mail server is away', { cause });
};

const slowDown = [
  ...['TooManyRequestsException', 'LimitExceededException', 'ThrottlingException', 'Throttling', 'ServiceUnavailable'],
  ...['AccountSuspendedException', 'SendingPausedException', 'MailFromDomainNotVerifiedException', 'CredentialsProviderError'],
];
const unreached = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'];

type SesError = { readonly code?: unknown; readonly $metadata?: { readonly httpStatusCode?: number } };

/** What SES's answer, or its silence, means. An answer of 5xx took nothing; none at all may have. */
export const readSes = (cause: Error & SesError): Error => {
  const status = cause.$metadata?.httpStatusCode;
  if (slowDown.includes(cause.name) || unreached.includes(String(cause.code)) || (status !== undefined && status >= 500))
    return new CarrierAway('SES takes no mail now', { cause });
  return status === undefined ? new Unknown('SES did not answer', { cause }) : new MailRefused('SES does not take this mail', { cause });
};
