import { NativeSelect, Text } from '@mantine/core';
import { useState } from 'react';
import type { Assignment, CheckpointSummary } from '../../shared/api/types';
import { fieldError } from '../../shared/api/fieldError';
import { useTranslation } from '../../shared/i18n/i18n';
import { Dialog } from '../../shared/ui/Dialog';
import { FormDialog } from '../../shared/ui/FormDialog';
import { Loading } from '../../shared/ui/Loading';
import { ProblemAlert } from '../../shared/ui/ProblemAlert';
import { useAssignment, useColleagues, useDelegate } from './api/delegate';
import { colleaguesOf } from './colleagues';

type Props = { checkpoint: CheckpointSummary; onDone: () => void; onClose: () => void };

/** A row of the plan is given to one of the organisation's own people, with all its dates. */
export default function DelegateDialog({ checkpoint, onDone, onClose }: Props) {
  const { t } = useTranslation();
  const assignment = useAssignment(checkpoint.assignmentId);
  const people = useColleagues(checkpoint.organization.id);
  const error = assignment.error ?? people.error;
  if (assignment.data && people.data) {
    return (
      <DelegateForm
        assignment={assignment.data}
        colleagues={colleaguesOf(people.data.items)}
        onDone={onDone}
        onClose={onClose}
      />
    );
  }
  return (
    <Dialog title={t('delegation.title')} onClose={onClose}>
      {error ? <ProblemAlert error={error} /> : <Loading />}
    </Dialog>
  );
}

type FormProps = {
  assignment: Assignment;
  colleagues: { id: string; name: string }[];
  onDone: () => void;
  onClose: () => void;
};

function DelegateForm({ assignment, colleagues, onDone, onClose }: FormProps) {
  const { t } = useTranslation();
  const [person, setPerson] = useState(assignment.person?.id ?? '');
  const delegate = useDelegate();
  return (
    <FormDialog
      title={t('delegation.title')}
      action={t('delegation.save')}
      busy={delegate.isPending}
      error={delegate.error}
      ready={person !== (assignment.person?.id ?? '')}
      onSubmit={() => delegate.mutate({ assignment, personId: person || null }, { onSuccess: onDone })}
      onClose={onClose}
    >
      <Text>{t('delegation.text', { organization: assignment.organization.name })}</Text>
      <NativeSelect
        label={t('delegation.person')}
        value={person}
        onChange={(event) => setPerson(event.currentTarget.value)}
        data={[
          { value: '', label: t('delegation.nobody') },
          ...colleagues.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        error={fieldError(delegate.error, '/personId')}
      />
      {colleagues.length === 0 && <Text className="quiet">{t('delegation.none')}</Text>}
    </FormDialog>
  );
}
