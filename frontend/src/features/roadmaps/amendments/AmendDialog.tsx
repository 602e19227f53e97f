import { NativeSelect, Radio, Stack, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { AmendmentRequest, Roadmap } from '../../../shared/api/types';
import type { Progress } from '../../../shared/api/upload';
import { formatInstant } from '../../../shared/format/dates';
import { useTranslation } from '../../../shared/i18n/i18n';
import { DropField } from '../../../shared/ui/DropField';
import { FormDialog } from '../../../shared/ui/FormDialog';
import { AppLink } from '../../../shared/ui/links';
import { ProblemAlert } from '../../../shared/ui/ProblemAlert';
import { useAmendRoadmap } from '../api/amendRoadmap';
import { useRecognised, useUploadAnnex } from '../api/annexes';

const FORMATS = '.docx,.xlsx,.odt,.rtf,.csv,.html,.htm';
type Annex = NonNullable<AmendmentRequest['annex']>;
const ANNEXES: Annex[] = ['CHANGES', 'WHOLE'];

/** Changes are written by hand in a copy, or they are what the annex of an order says. */
export function AmendDialog({ roadmap, onClose }: { roadmap: Roadmap; onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [from, setFrom] = useState<'copy' | 'annex'>('copy');
  const [importId, setImportId] = useState('');
  const [annex, setAnnex] = useState<Annex | ''>('');
  const amend = useAmendRoadmap(roadmap.id);
  const byAnnex = from === 'annex';
  const send = () =>
    amend.mutate(byAnnex && annex !== '' ? { importId, annex } : {}, {
      onSuccess: (draft) => {
        onClose();
        const view = byAnnex ? ('matches' as const) : ('edit' as const);
        void navigate({ to: '/roadmaps/$roadmapId', params: { roadmapId: draft.id }, search: { view } });
      },
    });
  return (
    <FormDialog
      title={t('roadmapDialog.amendTitle')}
      action={t('roadmaps.amend')}
      busy={amend.isPending}
      error={amend.error}
      ready={!byAnnex || (importId !== '' && annex !== '')}
      onSubmit={send}
      onClose={onClose}
    >
      <Text>{t('amendment.text')}</Text>
      <Radio.Group value={from} onChange={(value) => setFrom(value as typeof from)} aria-label={t('amendment.from')}>
        <Stack gap="xs">
          <Radio value="copy" label={t('amendment.copy')} description={t('amendment.copyHint')} />
          <Radio value="annex" label={t('amendment.annex')} description={t('amendment.annexHint')} />
        </Stack>
      </Radio.Group>
      {byAnnex && (
        <>
          <AnnexChoice value={importId} onChange={setImportId} />
          <Radio.Group
            label={t('amendment.whatIsIt')}
            value={annex}
            onChange={(value) => setAnnex(ANNEXES.find((one) => one === value) ?? '')}
          >
            <Stack gap="xs" mt="xs">
              {ANNEXES.map((one) => (
                <Radio
                  key={one}
                  value={one}
                  label={t(`amendment.kind.${one}`)}
                  description={t(`amendment.kindHint.${one}`)}
                />
              ))}
            </Stack>
          </Radio.Group>
        </>
      )}
    </FormDialog>
  );
}

/** A file that is sent now, or a document that was recognised and looked through before. */
function AnnexChoice({ value, onChange }: { value: string; onChange: (id: string) => void }) {
  const { t, i18n } = useTranslation();
  const [progress, setProgress] = useState<Progress | null>(null);
  const known = useRecognised(true).data?.items ?? [];
  const send = useUploadAnnex(setProgress);
  const chosen = known.find((one) => one.id === value);
  const start = (file: File) =>
    send.mutate(file, { onSuccess: ({ id }) => onChange(id), onSettled: () => setProgress(null) });
  return (
    <Stack gap="xs">
      {progress ? (
        <Text role="status">{t('amendment.reading')}</Text>
      ) : (
        <DropField accept={FORMATS} formats={t('imports.formats')} onFile={start} />
      )}
      {send.error && <ProblemAlert error={send.error} />}
      {known.length > 0 && (
        <NativeSelect
          label={t('amendment.recognised')}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
          data={[
            { value: '', label: t('amendment.chooseDocument') },
            ...known.map((one) => ({
              value: one.id,
              label: `${one.title ?? one.fileName ?? ''}, ${formatInstant(one.createdAt, i18n.language)}`,
            })),
          ]}
        />
      )}
      {chosen && (
        <Text size="sm">
          {t('roadmaps.activityCount', { count: chosen.activityCount })}{' '}
          <AppLink to="/roadmaps/import/$importId" params={{ importId: chosen.id }} underline="always">
            {t('amendment.look')}
          </AppLink>
        </Text>
      )}
    </Stack>
  );
}
