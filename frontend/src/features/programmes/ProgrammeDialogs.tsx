import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
import { fieldError } from '../../shared/api/fieldError';
import type { Programme, ProgrammeKind } from '../../shared/api/types';
import { CodeSelect } from '../../shared/ui/CodeSelect';
import { FormDialog } from '../../shared/ui/FormDialog';
import { OrganizationSelect } from '../../shared/ui/OrganizationSelect';
import { useCreateProgramme } from './api/createProgramme';
import { useUpdateProgramme } from './api/updateProgramme';
import { GroundList } from './GroundList';
import { parseYears, type GroundDraft } from './grounds';
import { KINDS } from './search';

type Draft = { name: string; shortName: string; years: string; grounds: GroundDraft[] };

const isReady = (draft: Draft) =>
  draft.name.trim() !== '' && parseYears(draft.years) !== null && draft.grounds.every((one) => one.name.trim() !== '');

const factsOf = (draft: Draft) => ({
  name: draft.name.trim(),
  shortName: draft.shortName.trim() || null,
  cohortYears: parseYears(draft.years) ?? [],
  grounds: draft.grounds.map((one) => ({ code: one.code, name: one.name.trim() })),
});

export function CreateProgramme({ organizationId, onClose }: { organizationId: string | null; onClose: () => void }) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<Draft>({ name: '', shortName: '', years: '', grounds: [] });
  const [kind, setKind] = useState<ProgrammeKind>('REGIONAL');
  const [keeper, setKeeper] = useState(organizationId);
  const create = useCreateProgramme();
  return (
    <FormDialog
      title={t('programmes.addTitle')}
      action={t('common.add')}
      busy={create.isPending}
      error={create.error}
      ready={isReady(draft) && keeper !== null}
      onClose={onClose}
      onSubmit={() =>
        keeper && create.mutate({ ...factsOf(draft), kind, organizationId: keeper }, { onSuccess: onClose })
      }
    >
      <CodeSelect
        label={t('programmes.kind')}
        group="programmeKind"
        codes={KINDS}
        value={kind}
        onChange={(chosen) => setKind(chosen ?? 'REGIONAL')}
      />
      <OrganizationSelect
        label={t('programmes.keeper')}
        value={keeper}
        onChange={setKeeper}
        required
        error={fieldError(create.error, '/organizationId')}
      />
      <Fields draft={draft} onChange={setDraft} error={create.error} />
    </FormDialog>
  );
}

export function EditProgramme({ programme, onClose }: { programme: Programme; onClose: () => void }) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<Draft>({
    name: programme.name,
    shortName: programme.shortName ?? '',
    years: programme.cohortYears.join(', '),
    grounds: programme.grounds,
  });
  const update = useUpdateProgramme(programme);
  return (
    <FormDialog
      title={t('programmes.editTitle')}
      action={t('common.save')}
      busy={update.isPending}
      error={update.error}
      ready={isReady(draft)}
      onClose={onClose}
      onSubmit={() => update.mutate(factsOf(draft), { onSuccess: onClose })}
    >
      <Fields draft={draft} onChange={setDraft} error={update.error} />
    </FormDialog>
  );
}

type FieldsProps = { draft: Draft; onChange: (next: Draft) => void; error: unknown };

function Fields({ draft, onChange, error }: FieldsProps) {
  const { t } = useTranslation();
  const wrongYears = parseYears(draft.years) === null ? t('programmes.wrongYears') : undefined;
  return (
    <>
      <TextInput
        label={t('programmes.name')}
        value={draft.name}
        onChange={(event) => onChange({ ...draft, name: event.currentTarget.value })}
        maxLength={500}
        required
        data-autofocus
        error={fieldError(error, '/name')}
      />
      <TextInput
        label={t('programmes.shortName')}
        value={draft.shortName}
        onChange={(event) => onChange({ ...draft, shortName: event.currentTarget.value })}
        maxLength={100}
        error={fieldError(error, '/shortName')}
      />
      <TextInput
        label={t('programmes.cohorts')}
        description={t('programmes.cohortsHint')}
        value={draft.years}
        onChange={(event) => onChange({ ...draft, years: event.currentTarget.value })}
        error={wrongYears ?? fieldError(error, '/cohortYears')}
      />
      <GroundList grounds={draft.grounds} onChange={(grounds) => onChange({ ...draft, grounds })} error={error} />
    </>
  );
}
