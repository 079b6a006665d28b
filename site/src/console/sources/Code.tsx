/** An address as a picture that a phone reads: drawn here, by a library that is loaded when somebody wants one. */
import { useEffect, useState } from 'preact/hooks';

export const Code = ({ url, name }: { url: string; name: string }) => {
  const [svg, show] = useState('');
  const [failed, fail] = useState(false);
  useEffect(() => {
    let open = true;
    import('uqr')
      .then(({ renderSVG }) => {
        if (open) show(renderSVG(url, { border: 2 }));
      })
      .catch(() => open && fail(true));
    return () => {
      open = false;
    };
  }, [url]);
  if (failed) return <p class="error">The code could not be drawn. Please try again.</p>;
  if (!svg) return <p class="soft small">Drawing …</p>;
  const picture = `data:image/svg+xml,${encodeURIComponent(svg)}`;
  return (
    <figure class="stack">
      <img src={picture} alt={`QR code of the link “${name}”`} width="200" height="200" />
      <figcaption>
        <a class="button quiet tiny" href={picture} download={`${name}.svg`}>
          Save as SVG
        </a>
      </figcaption>
    </figure>
  );
};
