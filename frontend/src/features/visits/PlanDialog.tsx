import { NativeSelect, SimpleGrid, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { fieldError } from '../../shared/api/fieldError';
import { useMe, useOwnOrganization } from '../../shared/api/getMe';
import type { Visit, VisitKind } from '../../shared/api/types';
import { today } from '../../shared/format/dates';
import { useTranslation } from '../../shared/i18n/i18n';
import { CodeSelect } from '../../shared/ui/CodeSelect';
import { DayField } from '../../shared/ui/DayField';
import { FormDialog } from '../../shared/ui/FormDialog';
import { OrganizationSelect } from '../../shared/ui/OrganizationSelect';
import { useChangeVisit, useChecklists, usePlanVisit, useVisitors } from './api/visits';
import { VISIT_KINDS } from './codes';

/** The list that a visit has already; it is a copy and has no id. */
const SAME = 'same';

type Props = {
  /** The visit that is changed; without one a new one is planned. */
  visit?: Visit;
  onPlanned?: (id: string) => void;
  onChanged?: (visit: Visit) => void;
  onClose: () => void;
};

/** Who goes where, when and what for. */
export function PlanDialog({ visit, onPlanned, onChanged, onClose }: Props) {
  const { t } = useTranslation();
  const me = useMe().data?.id ?? '';
  const own = useOwnOrganization();
  const [school, setSchool] = useState<string | null>(
    visit?.organization.id ?? (own?.kind === 'SCHOOL' ? own.id : null),
  );
  const [visitor, setVisitor] = useState(visit?.visitor.id ?? '');
  const [kind, setKind] = useState<VisitKind>(visit?.kind ?? 'ON_SITE');
  const [day, setDay] = useState<string | null>(visit?.plannedOn ?? today());
  const [time, setTime] = useState(visit?.plannedAt ?? '');
  const [purpose, setPurpose] = useState(visit?.purpose ?? '');
  const [list, setList] = useState(visit?.checklist ? SAME : '');
  const visitors = useVisitors(school);
  const lists = useChecklists(school);
  const plan = usePlanVisit();
  const change = useChangeVisit(visit?.id ?? '');
  const error = plan.error ?? change.error;
  const save = () => {
    const fields = { kind, plannedOn: day!, plannedAt: time || null, purpose: purpose.trim() };
    if (visit) {
      const body = {
        ...fields,
        ...(visitor === visit.visitor.id ? {} : { visitorId: visitor }),
        ...(list === SAME || (list === '' && !visit.checklist) ? {} : { checklistId: list || null }),
      };
      change.mutate({ version: visit.version, body }, { onSuccess: (now) => (onChanged?.(now), onClose()) });
    } else {
      plan.mutate(
        { ...fields, organizationId: school!, visitorId: visitor || null, checklistId: list || null },
        { onSuccess: ({ id }) => onPlanned?.(id) },
      );
    }
  };
  const others = (visitors.data?.items ?? []).filter(({ id }) => id !== me && id !== visit?.visitor.id);
  return (
    <FormDialog
      title={t(visit ? 'visits.changeTitle' : 'visits.planTitle')}
      action={t(visit ? 'visits.save' : 'visits.plan')}
      busy={plan.isPending || change.isPending}
      error={error}
      ready={school !== null && day !== null && purpose.trim() !== ''}
      onClose={onClose}
      onSubmit={save}
    >
      {!visit && (
        <OrganizationSelect
          label={t('visits.school')}
          kind="SCHOOL"
          value={school}
          onChange={(id) => {
            setSchool(id);
            setVisitor('');
            setList('');
          }}
          required
          error={fieldError(error, '/organizationId')}
        />
      )}
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <CodeSelect
          label={t('visits.kind')}
          group="visitKind"
          codes={VISIT_KINDS}
          value={kind}
          onChange={(code) => code && setKind(code)}
        />
        <NativeSelect
          label={t('visits.visitor')}
          value={visitor}
          onChange={(event) => setVisitor(event.currentTarget.value)}
          data={[
            ...(visit && visit.visitor.id !== me ? [{ value: visit.visitor.id, label: visit.visitor.name }] : []),
            { value: visit ? me : '', label: t('visits.me') },
            ...others.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          error={fieldError(error, '/visitorId')}
        />
        <DayField
          label={t('visits.day')}
          value={day}
          onChange={setDay}
          required
          error={fieldError(error, '/plannedOn')}
        />
        <TextInput
          label={t('visits.time')}
          type="time"
          value={time}
          onChange={(event) => setTime(event.currentTarget.value)}
          error={fieldError(error, '/plannedAt')}
        />
      </SimpleGrid>
      <Textarea
        label={t('visits.purpose')}
        description={t('visits.purposeHint')}
        value={purpose}
        onChange={(event) => setPurpose(event.currentTarget.value)}
        autosize
        minRows={2}
        maxLength={2000}
        required
        error={fieldError(error, '/purpose')}
      />
      <NativeSelect
        label={t('visits.checklist')}
        value={list}
        onChange={(event) => setList(event.currentTarget.value)}
        data={[
          ...(visit?.checklist ? [{ value: SAME, label: visit.checklist.name }] : []),
          { value: '', label: t('visits.noChecklist') },
          ...(lists.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
        ]}
        error={fieldError(error, '/checklistId')}
      />
    </FormDialog>
  );
}
