import { Textarea } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { fieldError } from '../../shared/api/fieldError';
import type { Recommendation, StoredFile } from '../../shared/api/types';
import { useTranslation, withRareWords } from '../../shared/i18n/i18n';
import { DayField } from '../../shared/ui/DayField';
import { FormDialog } from '../../shared/ui/FormDialog';
import { Loading } from '../../shared/ui/Loading';
import { useAdviceStep, type AdviceStep } from './api/recommendations';

const FileField = lazy(() => withRareWords(() => import('../../shared/files/FileField')));

export type Asked = 'accept' | 'dispute' | 'done' | 'return' | 'withdraw' | 'update';

const WORDS = {
  accept: { title: 'advice.accept', label: 'advice.acceptText' },
  dispute: { title: 'advice.dispute', label: 'advice.disputeText' },
  done: { title: 'advice.done', label: 'advice.doneText' },
  return: { title: 'advice.sendBack', label: 'advice.remark' },
  withdraw: { title: 'advice.withdraw', label: 'advice.withdrawReason' },
  update: { title: 'advice.edit', label: 'advice.text' },
} as const;

/** What is said with a step of a recommendation. */
export function AdviceDialog({
  advice,
  asked,
  onClose,
}: {
  advice: Recommendation;
  asked: Asked;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const [text, setText] = useState(asked === 'update' ? advice.text : asked === 'done' ? (advice.done ?? '') : '');
  const [due, setDue] = useState<string | null>(advice.due);
  const [files, setFiles] = useState(asked === 'done' ? (advice.files as StoredFile[]) : []);
  const [sending, setSending] = useState(false);
  const step = useAdviceStep();
  const words = WORDS[asked];
  const what = (): AdviceStep => {
    const said = text.trim();
    if (asked === 'done') return { step: 'done', text: said, files: files.map(({ id }) => id) };
    if (asked === 'update') return { step: 'update', text: said, due: due! };
    if (asked === 'return' || asked === 'withdraw') return { step: asked, remark: said };
    return { step: asked, text: said };
  };
  return (
    <FormDialog
      title={t(words.title)}
      action={t(words.title)}
      busy={step.isPending}
      error={step.error}
      ready={(asked === 'accept' || text.trim() !== '') && due !== null && !sending}
      onClose={onClose}
      onSubmit={() => step.mutate({ ...what(), id: advice.id, version: advice.version }, { onSuccess: onClose })}
    >
      <Textarea
        label={t(words.label)}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        autosize
        minRows={3}
        maxLength={5000}
        required={asked !== 'accept'}
        error={fieldError(step.error, asked === 'return' || asked === 'withdraw' ? '/remark' : '/text')}
        data-autofocus
      />
      {asked === 'update' && (
        <DayField
          label={t('advice.due')}
          value={due}
          onChange={setDue}
          required
          error={fieldError(step.error, '/due')}
        />
      )}
      {asked === 'done' && (
        <Suspense fallback={<Loading rows={1} />}>
          <FileField
            label={t('advice.doneFiles')}
            organizationId={advice.organization.id}
            value={files}
            onChange={setFiles}
            onBusy={setSending}
            error={fieldError(step.error, '/files')}
          />
        </Suspense>
      )}
    </FormDialog>
  );
}
