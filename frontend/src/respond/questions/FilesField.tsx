/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import type { FileAnswer, Files } from '../../shared/questionnaires';
import { useAsking } from '../asking';
import type { FieldProps } from './QuestionView';
import { CROSS, Sign } from './Sign';

/** What the server takes where any file may be given. */
const ANY = '.pdf,.docx,.xlsx,.odt,.ods,.rtf,.txt,.csv,.jpg,.jpeg,.png,.webp';

/** Named one by one: phones that keep photos in a form of their own then give them as one of these. */
const IMAGES = 'image/jpeg,image/png,image/webp';

/** Files lie on the device until the answers go. */
export function FilesField({ question, value, id, describedBy, invalid }: FieldProps<Files>) {
  const asking = useAsking();
  const { t } = asking.words;
  const [busy, setBusy] = useState(false);
  const files = Array.isArray(value) ? (value as FileAnswer[]) : [];
  const max = question.maxFiles ?? 1;
  const megabytes = question.maxMegabytes ?? 10;
  const accept = question.accept ?? 'any';
  const add = async (input: HTMLInputElement): Promise<void> => {
    setBusy(true);
    try {
      await asking.attach(question.name, [...(input.files ?? [])].slice(0, max - files.length));
    } finally {
      input.value = '';
      setBusy(false);
    }
  };
  return (
    <>
      <p class="hint">{t(max > 1 ? 'question.files' : 'question.file', { max, megabytes })}</p>
      {files.length > 0 && (
        <ul class="files">
          {files.map((file) => (
            <li key={file.id}>
              <span>{file.name}</span>
              <button
                type="button"
                class="tool"
                aria-label={t('question.removeFile', { name: file.name })}
                onClick={() => asking.detach(question.name, file.id)}
              >
                <Sign path={CROSS} />
              </button>
            </li>
          ))}
        </ul>
      )}
      {files.length < max && (
        <label class="pick" aria-busy={busy}>
          <input
            type="file"
            id={id}
            multiple={max > 1}
            accept={accept === 'any' ? ANY : accept === 'image' ? IMAGES : `${accept}/*`}
            aria-describedby={describedBy}
            aria-invalid={invalid}
            onChange={(event) => void add(event.currentTarget)}
          />
          <span>{t(accept === 'image' ? 'question.addPhoto' : 'question.addFile')}</span>
        </label>
      )}
      {files.length > 0 && <p class="hint">{t('question.fileKept')}</p>}
    </>
  );
}
