// Runs at the edge for every page, in CloudFront's own small JavaScript: a path that ends in a slash is a page's folder, and a
// path without slash and without ending (".css") gets its slash by a redirect that keeps the query.

const pairsOf = (querystring) => {
  const pairs = [];
  Object.keys(querystring).forEach((name) => {
    const values = querystring[name].multiValue || [querystring[name]];
    values.forEach((one) => {
      pairs.push(one.value === '' ? name : `${name}=${one.value}`);
    });
  });
  return pairs;
};

// biome-ignore lint/correctness/noUnusedVariables: CloudFront calls the function of this name.
function handler(event) {
  const request = event.request;
  const uri = request.uri;
  if (uri.endsWith('/')) {
    request.uri = `${uri}index.html`;
    return request;
  }
  if (uri.slice(uri.lastIndexOf('/') + 1).indexOf('.') !== -1) return request;

  // A path that starts with two slashes would be another host's address in a Location.
  const path = `/${uri.replace(/^[/\\]+/, '')}/`;
  const pairs = pairsOf(request.querystring);
  const location = pairs.length > 0 ? `${path}?${pairs.join('&')}` : path;
  return { statusCode: 301, statusDescription: 'Moved Permanently', headers: { location: { value: location } } };
}
