import { Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { isMissing } from '../../shared/api/problem';
import type { Course } from '../../shared/api/types';
import { formatPeriod } from '../../shared/format/dates';
import { codeWord } from '../../shared/i18n/codes';
import { useTranslation } from '../../shared/i18n/i18n';
import { ConfirmDialog } from '../../shared/ui/ConfirmDialog';
import { EmptyState } from '../../shared/ui/EmptyState';
import { lazyDialog } from '../../shared/ui/lazyDialog';
import { AppLink, ButtonLink } from '../../shared/ui/links';
import { Loading } from '../../shared/ui/Loading';
import { PageTitle } from '../../shared/ui/PageTitle';
import { ProblemAlert } from '../../shared/ui/ProblemAlert';
import { useCourse, useCourseStep, useDeleteCourse } from './api/courses';
import { Enrolments } from './Enrolments';
import { CourseMark } from './marks';
import { placesTaken } from './places';

const EditDialog = lazyDialog(() => import('./EditDialog').then((found) => found.EditDialog));
const CancelDialog = lazyDialog(() => import('./CancelDialog').then((found) => found.CancelDialog));

/** One course: what it is, how many places there are, and the teachers that one sees. */
export default function CoursePage() {
  const { t } = useTranslation();
  const { courseId } = useParams({ from: '/courses/$courseId' });
  const found = useCourse(courseId);
  if (found.error && isMissing(found.error)) {
    return (
      <EmptyState page title={t('courses.missingTitle')} text={t('courses.missingText')}>
        <ButtonLink to="/courses">{t('courses.title')}</ButtonLink>
      </EmptyState>
    );
  }
  if (found.error) return <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <Loading />;
  const course = found.data;
  return (
    <Stack gap="lg">
      <Stack gap={4}>
        <AppLink to="/courses" w="fit-content">
          {t('courses.title')}
        </AppLink>
        <PageTitle title={course.title} />
        <Group gap="sm">
          <CourseMark course={course} />
          <Text className="quiet">{course.organization.name}</Text>
        </Group>
        {course.cancelledReason && <Text>{t('courses.cancelledReason', { reason: course.cancelledReason })}</Text>}
        <Ways course={course} />
      </Stack>
      <Facts course={course} />
      {course.description && <Text className="verbatim">{course.description}</Text>}
      {course.state !== 'DRAFT' && <Enrolments course={course} />}
    </Stack>
  );
}

function Facts({ course }: { course: Course }) {
  const { t } = useTranslation();
  return (
    <Group gap="xl" align="flex-start">
      <Fact label={t('courses.provider')} value={course.provider} />
      <Fact label={t('courses.days')} value={formatPeriod(course.beginsOn, course.endsOn)} />
      <Fact label={t('courses.hours')} value={String(course.hours)} />
      <Fact label={t('courses.form')} value={codeWord('courseForm', course.form)} />
      <Fact label={t('courses.positions')} value={course.positions.join('; ') || t('courses.everybody')} />
      {course.programmeName && <Fact label={t('courses.programme')} value={course.programmeName} />}
      <Fact label={t('courses.taken')} value={placesTaken(course)} />
      <Fact label={t('courses.applied')} value={String(course.applied)} />
      <Fact label={t('courses.completed')} value={String(course.completed)} />
      {course.link && (
        <div>
          <Text size="sm" className="quiet">
            {t('courses.link')}
          </Text>
          <Anchor href={course.link} target="_blank" rel="noreferrer" style={{ overflowWrap: 'anywhere' }}>
            {course.link}
          </Anchor>
        </div>
      )}
    </Group>
  );
}

function Fact({ label, value }: { label: string; value: string }) {
  return (
    <div>
      <Text size="sm" className="quiet">
        {label}
      </Text>
      <Text fw={600}>{value}</Text>
    </div>
  );
}

type Asked = 'edit' | 'announce' | 'close' | 'cancel' | 'delete';

/** What its owner may do with it. */
function Ways({ course }: { course: Course }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [asked, setAsked] = useState<Asked | null>(null);
  const step = useCourseStep(course);
  const remove = useDeleteCourse(course);
  const may = (action: Course['allowedActions'][number]) => course.allowedActions.includes(action);
  const done = () => setAsked(null);
  const close = () => {
    step.reset();
    done();
  };
  if (!may('update')) return null;
  return (
    <Group gap="xs" mt={4} className="no-print">
      {may('announce') && (
        <Button size="xs" onClick={() => setAsked('announce')}>
          {t('courses.announce')}
        </Button>
      )}
      {may('close') && (
        <Button size="xs" variant="default" onClick={() => setAsked('close')}>
          {t('courses.close')}
        </Button>
      )}
      <Button size="xs" variant="default" onClick={() => setAsked('edit')}>
        {t('courses.edit')}
      </Button>
      {may('cancel') && (
        <Button size="xs" variant="subtle" color="red" onClick={() => setAsked('cancel')}>
          {t('courses.cancel')}
        </Button>
      )}
      {may('delete') && (
        <Button size="xs" variant="subtle" color="red" onClick={() => setAsked('delete')}>
          {t('courses.delete')}
        </Button>
      )}
      {asked === 'edit' && <EditDialog course={course} onClose={done} />}
      {asked === 'cancel' && <CancelDialog course={course} onClose={done} />}
      {(asked === 'announce' || asked === 'close') && (
        <ConfirmDialog
          title={t(`courses.${asked}Title`)}
          text={t(`courses.${asked}Text`)}
          action={t(`courses.${asked}`)}
          busy={step.isPending}
          error={step.error}
          onConfirm={() => step.mutate({ step: asked, reason: '' }, { onSuccess: done })}
          onClose={close}
        />
      )}
      {asked === 'delete' && (
        <ConfirmDialog
          title={t('courses.deleteTitle')}
          text={t('courses.deleteText')}
          action={t('courses.delete')}
          danger
          busy={remove.isPending}
          error={remove.error}
          onConfirm={() => remove.mutate(undefined, { onSuccess: () => void navigate({ to: '/courses' }) })}
          onClose={done}
        />
      )}
    </Group>
  );
}
