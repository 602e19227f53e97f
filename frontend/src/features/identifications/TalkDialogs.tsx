import { Radio, Stack, Text, Textarea } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
import { fieldError } from '../../shared/api/fieldError';
import type { IdentifiedSchool, StoredFile } from '../../shared/api/types';
import { KeptFile } from '../../shared/files/KeptFile';
import { FormDialog } from '../../shared/ui/FormDialog';
import { Loading } from '../../shared/ui/Loading';
import { useAnswer, useDispute } from './api/identifications';
import { Why } from './Why';

const FileField = lazy(() => import('../../shared/files/FileField'));

type Props = { school: IdentifiedSchool; onClose: () => void };

/** A school says why it should not be listed. */
export function DisputeDialog({ school, onClose }: Props) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [files, setFiles] = useState<StoredFile[]>([]);
  const [sending, setSending] = useState(false);
  const dispute = useDispute(school);
  return (
    <FormDialog
      title={t('identifications.disputeTitle')}
      action={t('identifications.send')}
      busy={dispute.isPending}
      error={dispute.error}
      ready={text.trim() !== '' && !sending}
      onClose={onClose}
      onSubmit={() => dispute.mutate({ text: text.trim(), fileId: files[0]?.id ?? null }, { onSuccess: onClose })}
    >
      <Why evidence={school.evidence} />
      <Textarea
        label={t('identifications.disputeText')}
        description={t('identifications.disputeHint')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        autosize
        minRows={4}
        maxLength={4000}
        required
        error={fieldError(dispute.error, '/text')}
      />
      <Suspense fallback={<Loading rows={1} />}>
        <FileField
          label={t('identifications.disputeFile')}
          hint={t('identifications.disputeFileHint')}
          organizationId={school.organization.id}
          value={files}
          onChange={setFiles}
          onBusy={setSending}
          max={1}
        />
      </Suspense>
    </FormDialog>
  );
}

/** The region answers, and says whether the school is right. */
export function AnswerDialog({ school, onClose }: Props) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [upheld, setUpheld] = useState('');
  const answer = useAnswer(school);
  return (
    <FormDialog
      title={t('identifications.answerTitle', { name: school.organization.name })}
      action={t('identifications.send')}
      busy={answer.isPending}
      error={answer.error}
      ready={text.trim() !== '' && upheld !== ''}
      onClose={onClose}
      onSubmit={() => answer.mutate({ text: text.trim(), upheld: upheld === 'yes' }, { onSuccess: onClose })}
    >
      <Text>{school.dispute?.text}</Text>
      {school.dispute?.fileId && <KeptFile id={school.dispute.fileId} />}
      <Why evidence={school.evidence} />
      <Radio.Group label={t('identifications.verdict')} value={upheld} onChange={setUpheld} required>
        <Stack gap="xs" mt="xs">
          <Radio value="yes" label={t('identifications.upheld')} />
          <Radio value="no" label={t('identifications.notUpheld')} />
        </Stack>
      </Radio.Group>
      <Textarea
        label={t('identifications.answerText')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        autosize
        minRows={3}
        maxLength={4000}
        required
        error={fieldError(answer.error, '/text')}
      />
    </FormDialog>
  );
}
