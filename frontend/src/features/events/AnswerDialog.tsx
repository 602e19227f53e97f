import { Button, Group, NumberInput, Radio, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { fieldError } from '../../shared/api/fieldError';
import type { Attendance, SchoolEvent } from '../../shared/api/types';
import { codeWord } from '../../shared/i18n/codes';
import { useTranslation } from '../../shared/i18n/i18n';
import { FormDialog } from '../../shared/ui/FormDialog';
import { useAnswer } from './api/attendance';

type Line = { position: string; count: number | null };
type Props = { event: SchoolEvent; attendance: Attendance; onClose: () => void };

const MOST = 20;

/** Who comes of a school: how many people of which positions, without names. */
export function AnswerDialog({ event, attendance, onClose }: Props) {
  const { t } = useTranslation();
  const [answer, setAnswer] = useState<'COMING' | 'NOT_COMING'>(attendance.answer ?? 'COMING');
  const [lines, setLines] = useState<Line[]>(() =>
    attendance.coming.length > 0
      ? attendance.coming
      : (event.positions.length > 0 ? event.positions : ['']).map((position) => ({ position, count: null })),
  );
  const [remark, setRemark] = useState(attendance.remark ?? '');
  const send = useAnswer(event.id, attendance);
  const set = (at: number, part: Partial<Line>) =>
    setLines(lines.map((line, index) => (index === at ? { ...line, ...part } : line)));
  const said = lines.flatMap(({ position, count }) => (position.trim() && count ? [{ position, count }] : []));
  const submit = () =>
    send.mutate(
      { answer, coming: answer === 'COMING' ? said : [], remark: remark.trim() || null },
      { onSuccess: onClose },
    );
  return (
    <FormDialog
      title={t('events.toAnswerOf', { name: attendance.organization.name })}
      action={t('events.send')}
      busy={send.isPending}
      error={send.error}
      ready={answer === 'NOT_COMING' || said.length > 0}
      onClose={onClose}
      onSubmit={submit}
    >
      <Radio.Group label={t('events.answer')} value={answer} onChange={(code) => setAnswer(code as typeof answer)}>
        <Stack gap={6} mt={4}>
          <Radio value="COMING" label={codeWord('attendanceAnswer', 'COMING')} />
          <Radio value="NOT_COMING" label={codeWord('attendanceAnswer', 'NOT_COMING')} />
        </Stack>
      </Radio.Group>
      {answer === 'COMING' && (
        <>
          <Text size="sm" className="quiet">
            {t('events.comingHint')}
          </Text>
          {lines.map((line, at) => (
            <Group key={at} gap="xs" wrap="nowrap" align="flex-start">
              <TextInput
                style={{ flex: 1 }}
                aria-label={t('events.positionOf', { number: at + 1 })}
                placeholder={t('events.position')}
                value={line.position}
                onChange={(event) => set(at, { position: event.currentTarget.value })}
                maxLength={200}
                error={fieldError(send.error, `/coming/${at}/position`)}
              />
              <NumberInput
                w="6rem"
                aria-label={t('events.countOf', { number: at + 1 })}
                placeholder={t('events.howMany')}
                value={line.count ?? ''}
                onChange={(count) => set(at, { count: typeof count === 'number' ? count : null })}
                min={1}
                max={1000}
                error={fieldError(send.error, `/coming/${at}/count`)}
              />
            </Group>
          ))}
          {lines.length < MOST && (
            <Button
              size="xs"
              variant="subtle"
              w="fit-content"
              onClick={() => setLines([...lines, { position: '', count: null }])}
            >
              {t('events.addPosition')}
            </Button>
          )}
        </>
      )}
      <Textarea
        label={t(answer === 'COMING' ? 'events.remark' : 'events.whyNot')}
        value={remark}
        onChange={(event) => setRemark(event.currentTarget.value)}
        maxLength={1000}
        autosize
        minRows={2}
        error={fieldError(send.error, '/remark')}
      />
    </FormDialog>
  );
}
