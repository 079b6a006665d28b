/** The elements of a webinar's pages, as one script: small enough that two pages may share it. */
import './carry.ts';
import './starts-in.ts';
import './your-time.ts';
import './api-form.ts';
import './asked-list.ts';

// A thread is there once there is a recording; until then nobody loads what shows it.
if (document.querySelector('article-comments')) void import('./article-comments.ts');
