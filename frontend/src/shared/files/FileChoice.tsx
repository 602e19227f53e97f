import { IconCamera, IconPaperclip } from '@tabler/icons-react';
import { useId, useState, type DragEvent, type Ref } from 'react';
import { useTranslation } from '../i18n/i18n';
import classes from './FileField.module.css';
import { acceptOf, PHOTO, PICTURES } from './kinds';

type Props = {
  ref: Ref<HTMLInputElement>;
  field: string;
  kinds: string[];
  multiple: boolean;
  onFiles: (files: File[]) => void;
};

/** The ways in: the browser's own file field, a file dropped on it, on a telephone the camera. */
export function FileChoice({ ref, field, kinds, multiple, onFiles }: Props) {
  const { t } = useTranslation();
  const [over, setOver] = useState(false);
  const id = useId();
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    onFiles(Array.from(event.dataTransfer.files));
  };
  const input = (part: string, accept: string) => ({
    id: id + part,
    type: 'file',
    accept,
    className: 'visually-hidden',
    onChange: (event: { currentTarget: HTMLInputElement }) => {
      onFiles(Array.from(event.currentTarget.files ?? []));
      // The same file chosen again is a change again.
      event.currentTarget.value = '';
    },
  });
  return (
    <div
      className={classes.choice}
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <label className={classes.way} htmlFor={`${id}file`}>
        <IconPaperclip size={18} aria-hidden />
        <span className="visually-hidden">{`${field}: `}</span>
        {t(multiple ? 'files.choose' : 'files.chooseOne')}
        <input ref={ref} {...input('file', acceptOf(kinds))} multiple={multiple} />
      </label>
      {kinds.some((kind) => PICTURES.includes(kind)) && (
        <label className={`${classes.way} ${classes.camera}`} htmlFor={`${id}photo`}>
          <IconCamera size={18} aria-hidden />
          <span className="visually-hidden">{`${field}: `}</span>
          {t('files.photo')}
          <input {...input('photo', PHOTO)} capture="environment" />
        </label>
      )}
      <span className={classes.dropHint}>{t('files.drop')}</span>
    </div>
  );
}
