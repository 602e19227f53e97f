import {
  IconBan,
  IconCircleCheck,
  IconCircleDashed,
  IconCircleX,
  IconClock,
  IconPencil,
  IconPlayerPlay,
  IconSpeakerphone,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Course, EnrolmentState } from '../../shared/api/types';
import { codeWord } from '../../shared/i18n/codes';
import { useTranslation } from '../../shared/i18n/i18n';
import { StatusMark, type Tone } from '../../shared/ui/StatusMark';

type Sign = { tone: Tone; icon: ReactNode };

const COURSES: Record<Course['state'], Sign> = {
  DRAFT: { tone: 'grey', icon: <IconPencil aria-hidden /> },
  ANNOUNCED: { tone: 'blue', icon: <IconSpeakerphone aria-hidden /> },
  CLOSED: { tone: 'green', icon: <IconCircleCheck aria-hidden /> },
  CANCELLED: { tone: 'red', icon: <IconBan aria-hidden /> },
};

/** How far a course is; one that is announced and has begun is running. */
export function CourseMark({ course: { state, running } }: { course: Course }) {
  const { t } = useTranslation();
  return running ? (
    <StatusMark tone="accent" icon={<IconPlayerPlay aria-hidden />}>
      {t('courses.running')}
    </StatusMark>
  ) : (
    <StatusMark {...COURSES[state]}>{codeWord('courseState', state)}</StatusMark>
  );
}

const ENROLMENTS: Record<EnrolmentState, Sign> = {
  APPLIED: { tone: 'violet', icon: <IconClock aria-hidden /> },
  ENROLLED: { tone: 'blue', icon: <IconCircleDashed aria-hidden /> },
  COMPLETED: { tone: 'green', icon: <IconCircleCheck aria-hidden /> },
  NOT_COMPLETED: { tone: 'amber', icon: <IconCircleX aria-hidden /> },
  WITHDRAWN: { tone: 'grey', icon: <IconBan aria-hidden /> },
};

export function EnrolmentMark({ state }: { state: EnrolmentState }) {
  return <StatusMark {...ENROLMENTS[state]}>{codeWord('enrolmentState', state)}</StatusMark>;
}
