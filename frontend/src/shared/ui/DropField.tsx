import { Text } from '@mantine/core';
import { IconFileUpload } from '@tabler/icons-react';
import { useId, useState, type DragEvent } from 'react';
import { useTranslation } from '../i18n/i18n';
import classes from './DropField.module.css';

type Props = {
  /** The endings a file may have, as the file field takes them. */
  accept: string;
  /** The same for people. */
  formats: string;
  onFile: (file: File) => void;
};

/** A place for one file: dropped, or chosen by the browser's own file field (so keyboard and screen readers work). */
export function DropField({ accept, formats, onFile }: Props) {
  const { t } = useTranslation();
  const [over, setOver] = useState(false);
  const id = useId();
  const take = (files: FileList | null | undefined) => {
    const file = files?.[0];
    if (file) onFile(file);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };
  return (
    <label
      htmlFor={id}
      className={classes.field}
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <IconFileUpload size={40} stroke={1.4} aria-hidden />
      <span>
        <Text span fw={600} display="block">
          {t('imports.drop')}
        </Text>
        <Text span size="sm" className="quiet" display="block">
          {formats}
        </Text>
      </span>
      <input
        id={id}
        type="file"
        accept={accept}
        className="visually-hidden"
        onChange={(event) => {
          take(event.currentTarget.files);
          event.currentTarget.value = '';
        }}
      />
    </label>
  );
}
