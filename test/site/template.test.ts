import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeHtml, fill } from '#shared/template.ts';

describe('a template', () => {
  it('fills slots with escaped text', () => {
    expect(fill('<p title="%%title%%">%%title%%</p>', { title: `<b>"Tom" & 'Ann'</b>` })).toBe(
      '<p title="&lt;b&gt;&quot;Tom&quot; &amp; &#39;Ann&#39;&lt;/b&gt;">&lt;b&gt;&quot;Tom&quot; &amp; &#39;Ann&#39;&lt;/b&gt;</p>',
    );
  });

  it.each(['%%secret%%', '%%html:secret%%', '{{7*7}}', '$&', "$'$`", '<!--each:list-->x', '<!--/if:secret-->', '<script>1</script>'])(
    'shows a value as it is and never evaluates it: %s',
    (hostile) => {
      const filled = fill('<i>%%title%%</i><!--each:list-->[%%title%%]<!--/each:list-->', {
        title: hostile,
        secret: 'SECRET',
        list: [{ title: hostile }],
      });
      expect(filled).toBe(`<i>${escapeHtml(hostile)}</i>[${escapeHtml(hostile)}]`);
      expect(filled).not.toContain('SECRET');
    },
  );

  it('leaves trusted HTML alone, and does not scan it again', () => {
    expect(fill('%%html:main%%', { main: '<b>%%title%%</b>', title: 'no' })).toBe('<b>%%title%%</b>');
  });

  it('makes unknown slots, lists and conditions empty', () => {
    expect(fill('a%%nothing%%b<!--each:none-->x<!--/each:none--><!--if:none-->y<!--/if:none-->c', {})).toBe('abc');
    expect(fill('%%constructor%%%%toString%%', {})).toBe('');
  });

  it('repeats a list, and an item may look outwards', () => {
    const html = '<!--each:days-->%%year%%/%%day%%(<!--each:hours-->%%day%%.%%hour%% <!--/each:hours-->)<!--/each:days-->';
    const view = {
      year: '2027',
      days: [
        { day: '1', hours: [{ hour: '9' }, { hour: '10' }] },
        { day: '2', hours: [] },
      ],
    };
    expect(fill(html, view)).toBe('2027/1(1.9 1.10 )2027/2()');
  });

  it('shows a part only where there is something', () => {
    const html = '<!--if:list-->L<!--/if:list--><!--if:text-->T<!--/if:text--><!--if:yes-->Y<!--/if:yes-->';
    expect(fill(html, { list: [], text: '', yes: false })).toBe('');
    expect(fill(html, { list: [{}], text: 'a', yes: true })).toBe('LTY');
  });

  it.each(['<!--each:a-->', '<!--/each:a-->', '<!--each:a--><!--if:b--><!--/each:a--><!--/if:b-->'])('refuses %s', (html) => {
    expect(() => fill(html, {})).toThrow('The template');
  });

  it('keeps any value inside its place', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) => {
        expect(fill('<p a="%%v%%">%%v%%</p>', { v: value })).toBe(`<p a="${escapeHtml(value)}">${escapeHtml(value)}</p>`);
        expect(escapeHtml(value)).not.toMatch(/[<>"']/);
      }),
    );
  });

  it('takes time in proportion to the template and its values', () => {
    const time = (count: number) => {
      const html = '<!--if:a-->%%v%%<!--/if:a-->%%%'.repeat(count);
      const before = performance.now();
      fill(html, { a: true, v: '%%v%%'.repeat(10) });
      return performance.now() - before;
    };
    time(5_000);
    expect(time(80_000)).toBeLessThan(Math.max(60, time(8_000) * 60));
  });
});
