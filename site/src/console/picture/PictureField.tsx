/** A picture to choose, to see, to replace and to take away: a speaker's photo, a logo. */
import { useRef } from 'preact/hooks';
import { pictureTypes } from '#shared/picture-type.ts';
import type { UploadPurpose } from '#shared/upload.ts';
import type { Errors } from '../Field.tsx';
import { useUpload } from './use-upload.ts';

type Props = {
  readonly id: string;
  readonly purpose: UploadPurpose;
  /** `Photo of Mara Ostrow`: what it is, for those who do not see it. */
  readonly label: string;
  /** The upload's id, empty where there is none. */
  readonly value: string;
  /** What stands there without a picture. */
  readonly otherwise: string;
  readonly scheme?: 'light' | 'dark';
  readonly errors: Errors;
  readonly onChange: (id: string) => void;
};

const percent = (part: number): string => `${Math.round(part * 100)} %`;

export const PictureField = ({ id, purpose, label, value, otherwise, scheme, errors, onChange }: Props) => {
  const input = useRef<HTMLInputElement>(null);
  const { state, preview, start, stop } = useUpload(purpose, onChange);
  const isSending = state.is === 'sending';
  const wrong = state.is === 'wrong' ? state.why : errors[id];
  const source = value === '' ? undefined : (preview ?? `/api/console/uploads/${value}/file`);
  return (
    <fieldset class="picture-field" aria-busy={isSending}>
      <legend class={purpose === 'photo' ? 'visually-hidden' : undefined}>{label}</legend>
      <div class={`picture-frame ${purpose}`} style={scheme ? { colorScheme: scheme } : undefined}>
        {source ? <img src={source} alt={label} /> : <span aria-hidden="true">{otherwise}</span>}
      </div>
      <div class="picture-side">
        <div class="picture-acts">
          <button
            type="button"
            id={id}
            class="button quiet tiny"
            disabled={isSending}
            aria-describedby={wrong ? `${id}-error` : undefined}
            onClick={() => input.current?.click()}
          >
            {value === '' ? 'Choose a picture' : 'Replace'}
            <span class="visually-hidden">: {label}</span>
          </button>
          {(value !== '' || isSending) && (
            <button
              type="button"
              class="button plain-button tiny console-remove"
              onClick={() => {
                stop();
                if (!isSending) onChange('');
                document.getElementById(id)?.focus();
              }}
            >
              {isSending ? 'Stop' : 'Remove picture'}
              <span class="visually-hidden">: {label}</span>
            </button>
          )}
          <input
            ref={input}
            type="file"
            accept={pictureTypes.join(',')}
            hidden
            onChange={({ currentTarget }) => {
              const [file] = currentTarget.files ?? [];
              // The same file may be chosen again.
              currentTarget.value = '';
              if (file) void start(file);
            }}
          />
        </div>
        <div class="picture-told" aria-live="polite">
          {isSending && (
            <label class="small">
              {state.part < 1 ? `Sending, ${percent(state.part)}` : 'Checking'}
              <progress max={1} value={state.part} />
            </label>
          )}
          {wrong && !isSending && (
            <p class="error" id={`${id}-error`}>
              {wrong}{' '}
              {state.is === 'wrong' && state.again && (
                <button type="button" class="button quiet tiny" onClick={state.again}>
                  Try again
                </button>
              )}
            </p>
          )}
        </div>
      </div>
    </fieldset>
  );
};
