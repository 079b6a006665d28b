/** Where the picture comes from, its recording and its captions. */
import { useState } from 'preact/hooks';
import type { VideoChannel } from '#shared/video.ts';
import type { Fields } from '../lib/console/draft.ts';
import { Choice, Line } from './Field.tsx';
import { Part, type PartProps } from './Part.tsx';
import { useAnswer } from './use-answer.ts';

const hints: Readonly<Record<Exclude<Fields['videoKind'], ''>, string>> = {
  hls: 'Ends in .m3u8 or .mp4. Its server must let our page read it (CORS).',
  youtube: 'The address of the video or of the live stream. It loads only after each viewer agreed.',
  vimeo: 'The address of the video, such as vimeo.com/123456. It loads only after each viewer agreed.',
  external: 'Zoom, Teams or any other site: the room shows a button that opens it in a new tab.',
  ivs: 'The playback address of the channel. It ends in .m3u8.',
};

/** The key is a password: whoever has it can stream into the webinar, so it shows only on request. */
const Channel = ({ channel, used, use }: { channel: VideoChannel; used: boolean; use: () => void }) => {
  const [shown, show] = useState(false);
  return (
    <div class="notice accent video-channel">
      <p>
        <strong>Stream to this channel</strong> with OBS or any encoder. It carries one webinar at a time.
      </p>
      <dl>
        <dt>Server</dt>
        <dd>
          <code>{channel.server}</code>
        </dd>
        <dt>Stream key</dt>
        <dd>
          {shown ? <code>{channel.key}</code> : <span class="soft">Hidden</span>}{' '}
          <button type="button" class="button quiet tiny" aria-expanded={shown} onClick={() => show(!shown)}>
            {shown ? 'Hide the key' : 'Show the key'}
          </button>
        </dd>
      </dl>
      {!used && (
        <button type="button" class="button tiny" onClick={use}>
          Play this channel in the room
        </button>
      )}
    </div>
  );
};

const OwnChannel = ({ fields, set }: Pick<PartProps, 'fields' | 'set'>) => {
  const { asked, again } = useAnswer<VideoChannel>('/video-channel');
  if (asked.is === 'loading') return <div class="skeleton short" />;
  if (asked.is === 'here')
    return (
      <Channel
        channel={asked.value}
        used={fields.videoUrl.trim() === asked.value.playback}
        use={() => set({ videoUrl: asked.value.playback })}
      />
    );
  if (asked.refusal.status === 404)
    return (
      <p class="hint">
        This Parley has no channel of its own; a setting of the stack makes one. Any other channel of Amazon IVS works too.
      </p>
    );
  return (
    <p class="error" role="alert">
      {asked.refusal.detail}{' '}
      <button type="button" class="button quiet tiny" onClick={again}>
        Try again
      </button>
    </p>
  );
};

export const Video = ({ fields, errors, set }: PartProps) => (
  <Part title="Video" hint="With an address, it goes live by itself at the start. Without one, you start it.">
    <Choice
      id="video-kind"
      label="Where it plays"
      value={fields.videoKind}
      errors={errors}
      onChange={(kind) => set({ videoKind: kind as Fields['videoKind'] })}
    >
      <option value="">None yet</option>
      <option value="hls">In the room (HLS or file)</option>
      <option value="ivs">In the room (Amazon IVS)</option>
      <option value="youtube">YouTube</option>
      <option value="vimeo">Vimeo</option>
      <option value="external">Zoom or another site</option>
    </Choice>
    {fields.videoKind === 'ivs' && <OwnChannel fields={fields} set={set} />}
    {fields.videoKind !== '' && (
      <Line
        id="video-url"
        type="url"
        label="Address of the video"
        placeholder="https://"
        value={fields.videoUrl}
        errors={errors}
        hint={hints[fields.videoKind]}
        onChange={(videoUrl) => set({ videoUrl })}
      />
    )}
    <Line
      id="replay"
      type="url"
      label="Recording"
      placeholder="https://"
      optional
      value={fields.replay}
      errors={errors}
      hint="Shown after the end, with the answers as chapters. You can add it later."
      onChange={(replay) => set({ replay })}
    />
    <Line
      id="captions"
      type="url"
      label="Captions"
      placeholder="https://"
      optional
      value={fields.captions}
      errors={errors}
      hint="A WebVTT file (.vtt) for what plays in the room and for its recording."
      onChange={(captions) => set({ captions })}
    />
  </Part>
);
