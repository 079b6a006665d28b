/** The frame as others will see it: the real one, from our own address. */
import { useEffect, useRef, useState } from 'preact/hooks';

const USUAL = 480;

export const Look = ({ url }: { url: string }) => {
  const frame = useRef<HTMLIFrameElement>(null);
  const [height, grow] = useState(USUAL);
  useEffect(() => {
    const hear = ({ source, origin, data }: MessageEvent): void => {
      if (source !== frame.current?.contentWindow || origin !== location.origin || data?.parley !== 'size') return;
      if (Number.isFinite(data.height)) grow(Math.min(4_000, Math.max(80, data.height)));
    };
    addEventListener('message', hear);
    return () => removeEventListener('message', hear);
  }, []);
  return (
    <section class="stack" aria-labelledby="look-head">
      <h2 id="look-head">As it looks there</h2>
      <p class="soft small">This is the real form: whoever sends it is registered.</p>
      <iframe class="embed-look" ref={frame} src={url} title="As it looks there" height={height} />
    </section>
  );
};
