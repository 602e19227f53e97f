import { Button, Group, NumberInput, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from '../../../shared/i18n/i18n';
import type { AssessmentColumnRole, AssessmentImport } from '../../../shared/api/types';
import { schoolYear } from '../../../shared/monitoring/figures';
import { KINDS } from '../../../shared/monitoring/kinds';
import { CodeSelect } from '../../../shared/ui/CodeSelect';
import { ProblemAlert } from '../../../shared/ui/ProblemAlert';
import { useCorrectImport } from '../api/imports';

const ROLES: AssessmentColumnRole[] = [
  'SCHOOL',
  'SCHOOL_CODE',
  'INN',
  'MUNICIPALITY',
  'KIND',
  'SUBJECT',
  'GRADE',
  'CLASS',
  'LETTER',
  'SCHOOL_YEAR',
  'DATE',
  'LABEL',
  'PARTICIPANTS',
  'MARK2',
  'MARK3',
  'MARK4',
  'MARK5',
  'PERCENT2',
  'PERCENT3',
  'PERCENT4',
  'PERCENT5',
  'BELOW',
  'BELOW_PERCENT',
  'MEAN',
  'IGNORED',
];

/** What each column holds, and what the whole file is about; said together, then the file is checked anew. */
export function Mapping({ file }: { file: AssessmentImport }) {
  const { t } = useTranslation();
  const [roles, setRoles] = useState(() => file.columns.map(({ role }) => role));
  const [defaults, setDefaults] = useState(file.defaults);
  const correct = useCorrectImport(file);
  const columns = file.columns
    .filter(({ index, role }) => roles[index] !== role)
    .map(({ index }) => ({ index, role: roles[index]! }));
  // One column holds one thing: what is said last counts, and the other one is not used.
  const say = (index: number, said: AssessmentColumnRole) =>
    setRoles(
      roles.map((role, at) => {
        if (at === index) return said;
        return said !== 'IGNORED' && role === said ? 'IGNORED' : role;
      }),
    );
  const changed = columns.length > 0 || JSON.stringify(defaults) !== JSON.stringify(file.defaults);
  const failed = file.status === 'FAILED';
  const lacks = (role: AssessmentColumnRole) => !roles.includes(role);
  return (
    <section>
      <details open={failed || file.status === 'PREVIEW' || file.counts.faults > 0}>
        <summary style={{ cursor: 'pointer', fontWeight: 600 }}>{t('resultImport.columns')}</summary>
        <Text size="sm" className="quiet" my={6}>
          {file.remembered ? t('resultImport.remembered') : t('resultImport.columnsHint')}
        </Text>
        <div className="side-by-side">
          {file.columns.map(({ index, header, samples }) => (
            <div key={index}>
              <CodeSelect
                label={header || t('resultImport.columnNumber', { number: index + 1 })}
                group="resultColumn"
                codes={ROLES}
                value={roles[index]}
                onChange={(next) => next && say(index, next)}
              />
              <Text size="xs" className="quiet">
                {samples.join(' · ')}
              </Text>
            </div>
          ))}
        </div>
        {(lacks('KIND') || lacks('SUBJECT') || (lacks('GRADE') && lacks('CLASS')) || lacks('SCHOOL_YEAR')) && (
          <Text fw={600} mt="md" mb={6}>
            {t('resultImport.defaults')}
          </Text>
        )}
        <div className="side-by-side">
          {lacks('KIND') && (
            <CodeSelect
              label={t('assessments.kind')}
              group="assessmentKind"
              codes={KINDS}
              value={defaults.kind ?? undefined}
              onChange={(kind) => setDefaults({ ...defaults, kind: kind ?? null })}
              any={t('resultImport.notSaid')}
            />
          )}
          {lacks('SUBJECT') && (
            <TextInput
              label={t('assessments.subject')}
              value={defaults.subject ?? ''}
              onChange={(event) => setDefaults({ ...defaults, subject: event.currentTarget.value || null })}
              maxLength={200}
            />
          )}
          {lacks('GRADE') && lacks('CLASS') && (
            <NumberInput
              label={t('assessments.gradeField')}
              value={defaults.grade ?? ''}
              onChange={(grade) => setDefaults({ ...defaults, grade: typeof grade === 'number' ? grade : null })}
              min={1}
              max={12}
            />
          )}
          {lacks('SCHOOL_YEAR') && (
            <NumberInput
              label={t('assessments.year')}
              description={defaults.schoolYear ? schoolYear(defaults.schoolYear) : t('resultImport.yearHint')}
              value={defaults.schoolYear ?? ''}
              onChange={(year) => setDefaults({ ...defaults, schoolYear: typeof year === 'number' ? year : null })}
              min={2000}
              max={2100}
            />
          )}
        </div>
        <Stack gap="xs" mt="md">
          {correct.error && <ProblemAlert error={correct.error} />}
          <Group>
            <Button
              variant="default"
              disabled={!changed && !failed}
              loading={correct.isPending}
              onClick={() => correct.mutate({ ...(columns.length > 0 ? { columns } : {}), defaults })}
            >
              {t('resultImport.recheck')}
            </Button>
          </Group>
        </Stack>
      </details>
    </section>
  );
}
