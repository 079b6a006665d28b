/** What people see when the edge itself has to say no: a problem document for programs, a plain page for readers. */
import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type ProblemCode, problems, problemType } from '#shared/problem.ts';

const STYLE = `:root{color-scheme:light dark}body{margin:0;min-height:100vh;display:grid;place-items:center;padding:1.5rem;box-sizing:border-box;font:400 1rem/1.55 ui-sans-serif,system-ui,sans-serif;color:light-dark(#1a1d26,#eceae4);background:light-dark(#fbfaf7,#14161b)}main{max-width:32rem}h1{font-size:1.75rem;line-height:1.15;letter-spacing:-.02em;margin:0 0 .75rem}p{margin:0 0 1rem}a{color:light-dark(#3447c8,#9aa8ff)}`;
const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

const page = (title: string, detail: string, refreshSeconds: number | undefined): string =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">${
    refreshSeconds === undefined ? '' : `<meta http-equiv="refresh" content="${refreshSeconds}">`
  }<title>${title}</title><style>${STYLE}</style><main><h1>${title}</h1><p>${detail}</p><p><a href="/">To the home page</a></p></main></html>`;

export type Refusal = { readonly code: ProblemCode; readonly detail: string; readonly allow?: string; readonly retryAfterSeconds?: number };

const wantsPage = ({ headers, url = '' }: IncomingMessage): boolean =>
  !/^\/(?:api|feed)\//.test(url) && !(headers.accept ?? '').includes('json') && (headers.accept ?? 'text/html').includes('text/html');

export const refuse = (request: IncomingMessage, response: ServerResponse, { code, detail, allow, retryAfterSeconds }: Refusal): void => {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const { status, title } = problems[code];
  const html = wantsPage(request);
  const instance = String(response.getHeader('x-request-id') ?? '');
  const body = html
    ? page(title, detail, request.method === 'GET' ? retryAfterSeconds : undefined)
    : JSON.stringify({ type: problemType(code), title, status, detail, instance });
  response.setHeader('cache-control', 'no-store');
  response.setHeader('content-type', html ? 'text/html; charset=utf-8' : 'application/problem+json');
  const policy = `default-src 'none'; ${html ? `style-src 'sha256-${STYLE_HASH}'; ` : ''}frame-ancestors 'none'; base-uri 'none'; form-action 'none'`;
  response.setHeader('content-security-policy', policy);
  if (allow) response.setHeader('allow', allow);
  if (retryAfterSeconds !== undefined) response.setHeader('retry-after', retryAfterSeconds);
  response.setHeader('content-length', Buffer.byteLength(body));
  // What is still coming in of a refused body must not be taken for the next request.
  if (!request.complete) response.setHeader('connection', 'close');
  response.writeHead(status);
  response.end(request.method === 'HEAD' ? undefined : body);
};

export const unavailable: Refusal = {
  code: 'busy',
  detail: 'We cannot answer this just now. Please try again in a few seconds.',
  retryAfterSeconds: 5,
};
