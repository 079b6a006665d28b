/** Puts the room in the place of the words that stand there until its script has come. */
import { render } from 'preact';
import { Room } from './Room.tsx';

const place = document.getElementById('room');
if (place) {
  place.replaceChildren();
  render(<Room />, place);
}
