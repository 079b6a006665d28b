/** The elements of a webinar's pages, as one script: small enough that two pages may share it. */
import './carry.ts';
import './starts-in.ts';
import './your-time.ts';
import './api-form.ts';
import './asked-list.ts';
