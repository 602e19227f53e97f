import { Alert, List, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { fieldError } from '../../shared/api/fieldError';
import { useOwnOrganization } from '../../shared/api/getMe';
import { ApiProblem } from '../../shared/api/problem';
import type { Course } from '../../shared/api/types';
import { useTranslation } from '../../shared/i18n/i18n';
import { FormDialog } from '../../shared/ui/FormDialog';
import { OrganizationSelect } from '../../shared/ui/OrganizationSelect';
import { useEnrol } from './api/enrolments';
import { MOST, readRows, rowErrors } from './rows';

/** Teachers of one school, a line each, as they are pasted from a table: all of them, or none with what is wrong by line. */
export function EnrolDialog({ course, onClose }: { course: Course; onClose: () => void }) {
  const { t } = useTranslation();
  const home = useOwnOrganization();
  const own = home?.kind === 'SCHOOL' ? home.id : null;
  const [chosen, setChosen] = useState<string | null>(null);
  const school = own ?? chosen;
  const [position, setPosition] = useState('');
  const [text, setText] = useState('');
  const [sent, setSent] = useState<number[]>([]);
  const enrol = useEnrol(course.id);
  const { rows, incomplete } = readRows(text, position);
  const errors = enrol.error instanceof ApiProblem ? rowErrors(enrol.error.problem.errors ?? [], sent) : [];
  const submit = () => {
    if (!school) return;
    setSent(rows.map(({ line }) => line));
    enrol.mutate(
      rows.map(({ fullName, position: said }) => ({ organizationId: school, fullName, position: said })),
      { onSuccess: onClose },
    );
  };
  const tooMany = rows.length > MOST;
  return (
    <FormDialog
      title={t('courses.enrol')}
      action={rows.length === 0 ? t('courses.enrolNone') : t('courses.enrolCount', { count: rows.length })}
      busy={enrol.isPending}
      error={errors.length > 0 ? null : enrol.error}
      ready={school !== null && rows.length > 0 && !tooMany && incomplete.length === 0}
      onClose={onClose}
      onSubmit={submit}
    >
      {own === null && (
        <OrganizationSelect
          label={t('courses.school')}
          kind="SCHOOL"
          value={chosen}
          onChange={setChosen}
          required
          error={fieldError(enrol.error, '/items/0/organizationId')}
        />
      )}
      <TextInput
        label={t('courses.positionForAll')}
        description={t('courses.positionForAllHint')}
        value={position}
        onChange={(event) => setPosition(event.currentTarget.value)}
        maxLength={200}
      />
      <Textarea
        label={t('courses.rows')}
        description={t('courses.rowsHint')}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          enrol.reset();
        }}
        required
        autosize
        minRows={5}
        maxRows={16}
        error={
          tooMany
            ? t('courses.tooMany', { count: MOST })
            : incomplete.length > 0 && t('courses.incompleteRows', { lines: incomplete.join(', ') })
        }
      />
      {errors.length > 0 && (
        <Alert color="red" role="alert" title={t('courses.rowErrors')}>
          <List size="sm">
            {errors.map(({ line, message }) => (
              <List.Item key={line}>{t('courses.rowError', { line, message })}</List.Item>
            ))}
          </List>
        </Alert>
      )}
    </FormDialog>
  );
}
