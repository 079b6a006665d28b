/** Photos of some of the demonstration's speakers: drawn by us, plainly nobody's face. They go the way of every photo. */
import sharp from 'sharp';
import type { TeamDeps } from '#functions/team-deps.ts';
import { base32 } from '#shared/ids.ts';
import { START_BYTES } from '#shared/upload.ts';
import type { WebinarDraft } from '#shared/webinar-draft.ts';

const SIDE = 600;

type Look = { readonly ground: string; readonly skin: string; readonly hair: string; readonly coat: string; readonly cut: string };

/** Who has one; the others show their initials. `cut`: the outline of the hair. */
const looks: Readonly<Record<string, Look>> = {
  'Mara Ostrow': {
    ...{ ground: '#d9dcf8', skin: '#e3b08f', hair: '#3a2b25', coat: '#3447c8' },
    cut: 'M170 330 C150 130 450 130 430 330 L440 470 L380 470 L390 300 C330 290 260 250 250 220 C240 260 220 290 205 310 L220 470 L160 470 Z',
  },
  'Jun Tanaka': {
    ...{ ground: '#e9e2cf', skin: '#d9a47c', hair: '#1f2430', coat: '#1b7147' },
    cut: 'M190 290 C170 110 430 110 410 290 C400 230 360 205 300 205 C240 205 200 230 190 290 Z',
  },
};

const draw = ({ ground, skin, hair, coat, cut }: Look): Promise<Buffer> =>
  sharp(
    Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${SIDE}" height="${SIDE}">
<rect width="600" height="600" fill="${ground}"/><ellipse cx="300" cy="640" rx="230" ry="190" fill="${coat}"/>
<rect x="262" y="380" width="76" height="110" rx="36" fill="${skin}"/><ellipse cx="300" cy="310" rx="108" ry="128" fill="${skin}"/>
<path d="${cut}" fill="${hair}"/></svg>`),
  )
    .jpeg({ quality: 88 })
    .toBuffer();

/** Puts an original where an upload waits. */
export type SendPicture = (id: string, bytes: Uint8Array) => Promise<void>;

const upload = async (deps: TeamDeps, send: SendPicture, look: Look): Promise<string> => {
  const bytes = await draw(look);
  const id = base32(deps.random(16));
  await deps.upload.begin({ id, purpose: 'photo', type: 'image/jpeg', size: bytes.length, by: 'host@example.com' });
  await send(id, bytes);
  const tag = (await deps.pictures.start(id, START_BYTES))?.tag ?? '';
  await deps.upload.markChecked(id, { tag, width: SIDE, height: SIDE });
  const checked = await deps.upload.find(id);
  if (!checked || !(await deps.upload.keep(checked))) throw new Error('The demonstration could not keep a portrait');
  return id;
};

/** Answers how to give a webinar's speakers their photos; each is drawn and sent once. */
export const portraits = (deps: TeamDeps, send: SendPicture) => {
  const sent = new Map<string, Promise<string>>();
  const photoOf = (name: string): Promise<string> | undefined => {
    const look = looks[name];
    if (look && !sent.has(name)) sent.set(name, upload(deps, send, look));
    return sent.get(name);
  };
  return async (draft: WebinarDraft): Promise<WebinarDraft> => {
    const speakers = draft.speakers.map(async (speaker) => {
      const photo = await photoOf(speaker.name);
      return photo === undefined ? speaker : { ...speaker, photo };
    });
    return { ...draft, speakers: await Promise.all(speakers) };
  };
};
