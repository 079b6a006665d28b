/**
 * `<once-near margin>` around a template: what is in it begins to live once the part of the page around it comes near the view, so that
 * nothing is asked for, or worked out, by those who read on elsewhere.
 */
class OnceNear extends HTMLElement {
  #watch: IntersectionObserver | undefined;

  connectedCallback(): void {
    this.#watch = new IntersectionObserver(
      ([entry]) => {
        if (!entry?.isIntersecting) return;
        this.#watch?.disconnect();
        const template = this.querySelector('template');
        template?.replaceWith(template.content.cloneNode(true));
      },
      { rootMargin: this.getAttribute('margin') ?? '600px' },
    );
    this.#watch.observe(this.parentElement ?? this);
  }

  disconnectedCallback(): void {
    this.#watch?.disconnect();
  }
}

customElements.define('once-near', OnceNear);
