/** `<reading-contents>` around links to the sections of a page: marks the one that is being read. Without script they are links. */

class ReadingContents extends HTMLElement {
  #watch: IntersectionObserver | undefined;

  connectedCallback(): void {
    const links = new Map([...this.querySelectorAll('a')].map((link) => [link.hash.slice(1), link]));
    const sections = [...links.keys()].flatMap((id) => document.getElementById(id) ?? []);
    // The section whose heading passed the upper third last is the one that is read.
    const mark = (): void => {
      const line = innerHeight / 3;
      const read = sections.findLast((section) => section.getBoundingClientRect().top <= line) ?? sections[0];
      for (const [id, link] of links) {
        if (id === read?.id) link.setAttribute('aria-current', 'true');
        else link.removeAttribute('aria-current');
      }
    };
    this.#watch = new IntersectionObserver(mark, { rootMargin: '0px 0px -66% 0px', threshold: [0, 1] });
    for (const section of sections) this.#watch.observe(section);
    mark();
  }

  disconnectedCallback(): void {
    this.#watch?.disconnect();
  }
}

customElements.define('reading-contents', ReadingContents);
