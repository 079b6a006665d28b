// Tells the API who is calling. It replaces whatever the caller wrote there, so that nobody can pretend to be another.
// biome-ignore lint/correctness/noUnusedVariables: CloudFront calls the function of this name.
function handler(event) {
  event.request.headers['x-viewer-address'] = { value: event.viewer.ip };
  return event.request;
}
