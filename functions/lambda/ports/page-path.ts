import type { LambdaEvent } from 'hono/aws-lambda';

/**
 * The edge asks S3 for `/webinars/x/index.html`, and asks the API with the same path where S3 has nothing. The API knows
 * addresses as people see them: `/webinars/x/`.
 */
export const pagePath = (event: LambdaEvent): LambdaEvent =>
  'rawPath' in event ? { ...event, rawPath: event.rawPath.replace(/\/index\.html$/, '/') } : event;
