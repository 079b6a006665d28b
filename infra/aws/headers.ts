import { Duration } from 'aws-cdk-lib';
import { HeadersFrameOption, HeadersReferrerPolicy, ResponseHeadersPolicy } from 'aws-cdk-lib/aws-cloudfront';
import type { Construct } from 'constructs';
import { contentPolicy, permissionsPolicy } from '../edge-rules.ts';

/** `framed`: the origin's own policy names who may show these pages in a frame; the older header can only forbid it. */
type Settings = Parameters<typeof contentPolicy>[0] & { readonly framed?: boolean };

/** Security headers of DESIGN section 9, with what these pages are allowed beyond the others. */
export const headers = (scope: Construct, id: string, { framed = false, ...openings }: Settings = {}): ResponseHeadersPolicy =>
  new ResponseHeadersPolicy(scope, id, {
    securityHeadersBehavior: {
      // The API writes stricter ones for JSON and for the pages that it renders: what the origin says wins.
      contentSecurityPolicy: { contentSecurityPolicy: contentPolicy(openings), override: false },
      referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.SAME_ORIGIN, override: true },
      contentTypeOptions: { override: true },
      ...(framed ? {} : { frameOptions: { frameOption: HeadersFrameOption.DENY, override: true } }),
      strictTransportSecurity: { accessControlMaxAge: Duration.days(730), includeSubdomains: true, override: true },
    },
    customHeadersBehavior: {
      customHeaders: [
        { header: 'Permissions-Policy', value: permissionsPolicy, override: true },
        { header: 'Cross-Origin-Opener-Policy', value: 'same-origin', override: true },
      ],
    },
  });
