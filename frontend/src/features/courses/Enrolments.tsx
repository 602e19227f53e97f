import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import type { Course, Enrolment, EnrolmentState } from '../../shared/api/types';
import { useTranslation } from '../../shared/i18n/i18n';
import { CodeSelect } from '../../shared/ui/CodeSelect';
import { EmptyState } from '../../shared/ui/EmptyState';
import { ExportButton } from '../../shared/ui/ExportButton';
import { lazyDialog } from '../../shared/ui/lazyDialog';
import { Pages } from '../../shared/ui/Pages';
import { ProblemAlert } from '../../shared/ui/ProblemAlert';
import { SearchField } from '../../shared/ui/SearchField';
import { useAccept, useEnrolmentPages, type EnrolmentFilter } from './api/enrolments';
import { EnrolmentRows } from './EnrolmentRows';
import { MOST } from './rows';

const EnrolDialog = lazyDialog(() => import('./EnrolDialog').then((found) => found.EnrolDialog));
const CompleteDialog = lazyDialog(() => import('./CompleteDialog').then((found) => found.CompleteDialog));

const STATES: readonly EnrolmentState[] = ['APPLIED', 'ENROLLED', 'COMPLETED', 'NOT_COMPLETED', 'WITHDRAWN'];

/** The teachers in a course: a school sees its own, whoever runs the course decides on many at once. */
export function Enrolments({ course }: { course: Course }) {
  const { t } = useTranslation();
  const [filter, setFilter] = useState<EnrolmentFilter>({});
  const [enrolling, setEnrolling] = useState(false);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const pages = useEnrolmentPages(course.id, filter);
  const decides = course.allowedActions.includes('decide');
  const items = pages.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section>
      <Group justify="space-between" mb="xs">
        <Title order={2}>{t(decides ? 'courses.teachers' : 'courses.ownTeachers')}</Title>
        {course.allowedActions.includes('enrol') && (
          <Button size="xs" onClick={() => setEnrolling(true)} className="no-print">
            {t('courses.enrol')}
          </Button>
        )}
      </Group>
      <Stack gap="sm">
        <Group gap="sm" align="flex-end" className="no-print">
          <SearchField
            label={t('courses.searchTeacher')}
            value={filter.q}
            onChange={(q) => setFilter({ ...filter, q })}
          />
          <CodeSelect
            label={t('courses.state')}
            group="enrolmentState"
            codes={STATES}
            value={filter.state}
            onChange={(state) => setFilter({ ...filter, state })}
            any={t('courses.anyState')}
          />
        </Group>
        {decides && (
          <Deciding
            course={course}
            chosen={items.filter((one) => chosen.has(one.id))}
            onDone={() => setChosen(new Set())}
          />
        )}
        <Pages
          pages={pages}
          count={(count, more) => t(more ? 'courses.teachersMore' : 'courses.teachersCount', { count })}
          empty={
            <EmptyState
              title={t('courses.noTeachers')}
              text={course.allowedActions.includes('enrol') ? t('courses.noTeachersText') : undefined}
            />
          }
        >
          {(shown) => (
            <EnrolmentRows courseId={course.id} items={shown} {...(decides ? { chosen, onChoose: setChosen } : {})} />
          )}
        </Pages>
        <ExportButton
          path={`/api/v1/courses/${course.id}/enrolments`}
          query={filter}
          name={`${t('courses.teachers')} ${course.title}`}
        />
      </Stack>
      {enrolling && <EnrolDialog course={course} onClose={() => setEnrolling(false)} />}
    </section>
  );
}

/** What is done with those that are ticked; only what may be done with all of them. */
function Deciding({ course, chosen, onDone }: { course: Course; chosen: Enrolment[]; onDone: () => void }) {
  const { t } = useTranslation();
  const [completing, setCompleting] = useState(false);
  const accept = useAccept(course.id);
  const all = (action: Enrolment['allowedActions'][number]) =>
    chosen.length > 0 && chosen.length <= MOST && chosen.every((one) => one.allowedActions.includes(action));
  return (
    <>
      <Group gap="xs" className="no-print">
        <Text size="sm" className="quiet" role="status">
          {chosen.length > MOST ? t('courses.tooMany', { count: MOST }) : t('courses.chosen', { count: chosen.length })}
        </Text>
        <Button
          size="xs"
          variant="default"
          disabled={!all('accept')}
          loading={accept.isPending}
          onClick={() => accept.mutate(chosen, { onSuccess: onDone })}
        >
          {t('courses.accept')}
        </Button>
        <Button size="xs" variant="default" disabled={!all('complete')} onClick={() => setCompleting(true)}>
          {t('courses.complete')}
        </Button>
      </Group>
      {accept.error && <ProblemAlert error={accept.error} />}
      {completing && (
        <CompleteDialog
          course={course}
          items={chosen}
          onClose={() => setCompleting(false)}
          onDone={() => {
            setCompleting(false);
            onDone();
          }}
        />
      )}
    </>
  );
}
