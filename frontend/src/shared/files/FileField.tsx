import { Input, Text } from '@mantine/core';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from '../i18n/i18n';
import { deleteFile } from '../api/deleteFile';
import { useConfiguration } from '../api/getConfiguration';
import type { StoredFile } from '../api/types';
import { FileChoice } from './FileChoice';
import classes from './FileField.module.css';
import { FileLine, SendingLine } from './FileLine';
import { ALL_KINDS, fitsKinds, formatSize } from './kinds';
import { useUploads } from './useUploads';

type Props = {
  label: string;
  hint?: string;
  /** Whose files they are: it must be an organisation the person may write files of. */
  organizationId: string;
  value: StoredFile[];
  onChange: (files: StoredFile[]) => void;
  /** Something is on its way: the form that holds the field waits with its sending. */
  onBusy?: (busy: boolean) => void;
  max?: number;
  kinds?: string[];
  error?: string;
  required?: boolean;
};

/**
 * Files of a form: chosen, dropped or taken as a photo, sent at once and named in the form when they have arrived. What is
 * removed again and was sent by this field is deleted; what the record already had is only taken from the list.
 */
export default function FileField(props: Props) {
  const { label, hint, organizationId, value, onChange, onBusy, max = 10, kinds = ALL_KINDS, error, required } = props;
  const { t, i18n } = useTranslation();
  const most = useConfiguration().data?.maxFileSize ?? Infinity;
  const id = useId();
  const [refused, setRefused] = useState<string[]>([]);
  const [said, setSaid] = useState('');
  const latest = useRef(value);
  const mine = useRef(new Set<string>());
  const choice = useRef<HTMLInputElement>(null);
  useEffect(() => {
    latest.current = value;
  }, [value]);
  const change = (files: StoredFile[]) => {
    latest.current = files;
    onChange(files);
  };
  const uploads = useUploads({
    organizationId,
    onUploaded: (file) => {
      mine.current.add(file.id);
      change([...latest.current, file]);
      setSaid(t('files.uploaded', { name: file.name }));
    },
  });
  const busy = uploads.sendings.some(({ state }) => state !== 'failed');
  useEffect(() => onBusy?.(busy), [busy, onBusy]);
  const take = (files: File[]) => {
    const { good, bad } = sift(files, kinds, max - value.length - uploads.sendings.length, uploads.sendings, most);
    setRefused(
      bad.map(({ name, why }) =>
        t(`files.refused.${why}`, { name, count: max, size: formatSize(most, i18n.language) }),
      ),
    );
    uploads.send(good);
  };
  const remove = (file: StoredFile) => {
    change(latest.current.filter(({ id: other }) => other !== file.id));
    setSaid(t('files.removed', { name: file.name }));
    choice.current?.focus();
    // Nobody waits for it: a file that stays behind belongs to no record and harms nobody.
    if (mine.current.has(file.id)) deleteFile(file).catch(() => undefined);
  };
  return (
    <div role="group" aria-labelledby={id}>
      <Input.Label id={id} labelElement="div" required={required}>
        {label}
      </Input.Label>
      {hint && <Input.Description mb={6}>{hint}</Input.Description>}
      <ul className={classes.list}>
        {value.map((file) => (
          <FileLine key={file.id} file={file} onRemove={() => remove(file)} />
        ))}
        {uploads.sendings.map((sending) => (
          <SendingLine
            key={sending.key}
            sending={sending}
            onRetry={() => uploads.retry(sending.key)}
            onCancel={() => {
              uploads.cancel(sending.key);
              choice.current?.focus();
            }}
          />
        ))}
      </ul>
      {value.length + uploads.sendings.length < max ? (
        <FileChoice ref={choice} field={label} kinds={kinds} multiple={max > 1} onFiles={take} />
      ) : (
        <Text size="sm" className="quiet">
          {t('files.full', { count: max })}
        </Text>
      )}
      {refused.length > 0 && (
        <div role="alert">
          {refused.map((words) => (
            <Input.Error key={words} mt={4}>
              {words}
            </Input.Error>
          ))}
        </div>
      )}
      {error && <Input.Error mt={4}>{error}</Input.Error>}
      <span role="status" className="visually-hidden">
        {said}
      </span>
    </div>
  );
}

type Why = 'kind' | 'empty' | 'big' | 'many' | 'twice';

/** What can be told before anything is sent: the rest is for the server, which looks inside. */
function sift(files: File[], kinds: string[], room: number, sent: { file: File }[], most: number) {
  const good: File[] = [];
  const bad: { name: string; why: Why }[] = [];
  const same = (one: File, other: File) =>
    one.name === other.name && one.size === other.size && one.lastModified === other.lastModified;
  for (const file of files) {
    const why: Why | null = !fitsKinds(file.name, kinds)
      ? 'kind'
      : file.size === 0
        ? 'empty'
        : file.size > most
          ? 'big'
          : sent.some((other) => same(file, other.file)) || good.some((other) => same(file, other))
            ? 'twice'
            : good.length >= room
              ? 'many'
              : null;
    if (why) bad.push({ name: file.name, why });
    else good.push(file);
  }
  return { good, bad };
}
