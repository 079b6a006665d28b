// The package declares types for its full build only; the light one is the same with less inside.
declare module 'hls.js/light' {
  export { default } from 'hls.js';
}
