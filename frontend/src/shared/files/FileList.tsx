import type { FileWords } from '../api/types';
import classes from './FileField.module.css';
import { FileLine } from './FileLine';

/** Files of a record to read; who may not open one is told so by the server. */
export default function FileList({ files, label }: { files: FileWords[]; label: string }) {
  if (files.length === 0) return null;
  return (
    <ul className={classes.list} aria-label={label}>
      {files.map((file) => (
        <FileLine key={file.id} file={file} />
      ))}
    </ul>
  );
}
