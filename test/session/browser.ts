/** A browser of one of the team: what it keeps, and how it signs in through the embedded provider. */
import { BASE, type World } from '../support/world.ts';

const remember = (jar: Map<string, string>, answer: Response): void => {
  for (const line of answer.headers.getSetCookie()) {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    if (value && !/max-age=0/i.test(line)) jar.set(name, value);
    else jar.delete(name);
  }
};
const cookieOf = (jar: Map<string, string>): Record<string, string> =>
  jar.size > 0 ? { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') } : {};

export type Browser = ReturnType<typeof openBrowser>;

export const openBrowser = (world: World, issuer: string) => {
  const ours = new Map<string, string>();
  const theirs = new Map<string, string>();

  const ask = async (method: string, path: string): Promise<Response> => {
    const answer = await world.request(path, { method, headers: { origin: BASE, ...cookieOf(ours) } });
    remember(ours, answer);
    return answer;
  };
  const atProvider = async (url: string, init: RequestInit = {}): Promise<Response> => {
    const answer = await fetch(new URL(url, issuer), { ...init, redirect: 'manual', headers: cookieOf(theirs) });
    remember(theirs, answer);
    return answer;
  };
  const next = (answer: Response): string => answer.headers.get('location') ?? '';

  return {
    ours,
    ask,
    /** The whole way, from our page to the provider's and back; the callback's answer. */
    async signIn(account: string): Promise<Response> {
      const picker = next(await atProvider(next(await ask('GET', '/auth/login'))));
      const picked = await atProvider(picker, { method: 'POST', body: new URLSearchParams({ account }) });
      return ask('GET', next(await atProvider(next(picked))).replace(BASE, ''));
    },
    /** Who the console says that one is; the status where it says nothing. */
    async me(): Promise<unknown> {
      const answer = await ask('GET', '/api/console/me');
      return answer.ok ? answer.json() : answer.status;
    },
  };
};
