// Gives each answer the id of its own request: a page from the bucket has none, and a cached answer has that of somebody else's.
// biome-ignore lint/correctness/noUnusedVariables: CloudFront calls the function of this name.
function handler(event) {
  const response = event.response;
  const own = response.headers['x-request-id'];
  if (!own || response.headers.age) response.headers['x-request-id'] = { value: event.context.requestId };
  return response;
}
