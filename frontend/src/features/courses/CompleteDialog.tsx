import { Checkbox, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { fieldError } from '../../shared/api/fieldError';
import type { Course, Enrolment } from '../../shared/api/types';
import { today } from '../../shared/format/dates';
import { useTranslation } from '../../shared/i18n/i18n';
import { DayField } from '../../shared/ui/DayField';
import { FormDialog } from '../../shared/ui/FormDialog';
import { useComplete } from './api/enrolments';

type Props = { course: Course; items: Enrolment[]; onClose: () => void; onDone: () => void };
type Said = { completed: boolean; number: string };

/** Who has completed the course, each with the number of the certificate; the day is the same for all. */
export function CompleteDialog({ course, items, onClose, onDone }: Props) {
  const { t } = useTranslation();
  const [day, setDay] = useState<string | null>(course.endsOn < today() ? course.endsOn : today());
  const [said, setSaid] = useState<Record<string, Said>>(() =>
    Object.fromEntries(
      items.map((one) => [one.id, { completed: one.state !== 'NOT_COMPLETED', number: one.certificateNumber ?? '' }]),
    ),
  );
  const complete = useComplete(course.id);
  const of = (one: Enrolment): Said => said[one.id] ?? { completed: true, number: '' };
  const set = (one: Enrolment, part: Partial<Said>) => setSaid({ ...said, [one.id]: { ...of(one), ...part } });
  const ready = items.every((one) => !of(one).completed || (of(one).number.trim() !== '' && day !== null));
  const submit = () =>
    complete.mutate(
      items.map((one) => {
        const { completed, number } = of(one);
        return {
          id: one.id,
          version: one.version,
          completed,
          certificateNumber: completed ? number.trim() : null,
          completedOn: completed ? day : null,
        };
      }),
      { onSuccess: onDone },
    );
  return (
    <FormDialog
      title={t('courses.complete')}
      action={t('common.save')}
      busy={complete.isPending}
      error={complete.error}
      ready={ready}
      onClose={onClose}
      onSubmit={submit}
    >
      <DayField label={t('courses.certificateDay')} value={day} onChange={setDay} max={today()} required />
      <Text size="sm" className="quiet">
        {t('courses.completeHint')}
      </Text>
      {items.map((one, index) => (
        <Stack key={one.id} gap={4}>
          <Checkbox
            label={one.fullName}
            checked={of(one).completed}
            onChange={(event) => set(one, { completed: event.currentTarget.checked })}
          />
          {of(one).completed && (
            <TextInput
              aria-label={t('courses.numberOf', { name: one.fullName })}
              placeholder={t('courses.number')}
              value={of(one).number}
              onChange={(event) => set(one, { number: event.currentTarget.value })}
              maxLength={100}
              required
              error={
                fieldError(complete.error, `/items/${index}/certificateNumber`) ??
                fieldError(complete.error, `/items/${index}/completedOn`)
              }
            />
          )}
        </Stack>
      ))}
    </FormDialog>
  );
}
