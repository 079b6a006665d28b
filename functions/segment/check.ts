/** Whether what a tree of rules names is there. Pure: asks the store that it is given. */
import type { Group, Node } from '#shared/segment.ts';
import { isGroup, kindOfGroup, nodesOf } from '#shared/segment.ts';
import type { Webinar } from '#shared/webinar.ts';
import { Failure } from '../failure.ts';
import { scopeOf } from './scope.ts';

/** Webinars of one tree: each is read for every count. */
const MOST_WEBINARS = 50;

type Webinars = { readonly webinar: { readonly recent: (id: string) => Promise<Webinar | undefined> } };

/** Where in the tree a rule names this webinar, as a JSON pointer. */
const placeOf = (node: Node, id: string, path: string): string | undefined => {
  if (!isGroup(node))
    return 'in' in node && (node.in === id || (Array.isArray(node.in) && node.in.includes(id as never))) ? `${path}/in` : undefined;
  for (const [at, one] of nodesOf(node).entries()) {
    const found = placeOf(one, id, `${path}/${kindOfGroup(node)}/${at}`);
    if (found) return found;
  }
  return undefined;
};

const refused = (pointer: string, detail: string) => new Failure('invalid', detail, { errors: [{ pointer, detail }] });

/** Throws `invalid` where a rule names a webinar that is not there, or all of them too many. A rehearsal has nobody in it. */
export const checkWebinars = async (deps: Webinars, rules: Group): Promise<void> => {
  const { webinars } = scopeOf(rules);
  if (webinars === 'any') return;
  if (webinars.length > MOST_WEBINARS)
    throw refused('#/rules', `Rules name ${MOST_WEBINARS} webinars at most. “Any webinar” names them all.`);
  for (const id of webinars) {
    const found = await deps.webinar.recent(id);
    if (!found || found.rehearsal) throw refused(placeOf(rules, id, '#/rules') ?? '#/rules', 'We could not find this webinar.');
  }
};
