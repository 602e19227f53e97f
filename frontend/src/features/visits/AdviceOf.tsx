import { Button, Group, Stack, Text, Textarea, Title } from '@mantine/core';
import { useState } from 'react';
import { newKey } from '../../shared/api/idempotency';
import { addDays, formatDay, today } from '../../shared/format/dates';
import { useTranslation } from '../../shared/i18n/i18n';
import { DayField } from '../../shared/ui/DayField';
import { Pages } from '../../shared/ui/Pages';
import { AdviceItem } from './AdviceItem';
import { useAdvicePages } from './api/recommendations';
import type { KeptAdvice } from './kept';
import classes from './Visits.module.css';

/** Most recommendations are due in a month. */
const MONTH = 30;

type Props = {
  visitId: string;
  /** Whether the school sees them already. */
  told: boolean;
  /** Those that wait on this device. */
  kept: KeptAdvice[];
  onAdd?: (advice: KeptAdvice) => void;
};

/** The recommendations of a visit, and a form for one more. */
export function AdviceOf({ visitId, told, kept, onAdd }: Props) {
  const { t } = useTranslation();
  const pages = useAdvicePages({ visit: visitId });
  return (
    <section>
      <Title order={2}>{t('advice.title')}</Title>
      {!told && onAdd && (
        <Text size="sm" className="quiet">
          {t('advice.later')}
        </Text>
      )}
      <Pages pages={pages} empty={kept.length === 0 ? <Text className="quiet">{t('advice.none')}</Text> : null}>
        {(items) => (
          <ul className={classes.list}>
            {items.map((one) => (
              <li key={one.id}>
                <AdviceItem advice={one} />
              </li>
            ))}
          </ul>
        )}
      </Pages>
      {kept.length > 0 && (
        <ul className={classes.list}>
          {kept.map((one) => (
            <li key={one.id}>
              <Text className="verbatim">{one.text}</Text>
              <Text size="sm" className="quiet">
                {[t('advice.dueBy', { day: formatDay(one.due) }), t('advice.keptHere')].join(' · ')}
              </Text>
            </li>
          ))}
        </ul>
      )}
      {onAdd && <NewAdvice onAdd={onAdd} />}
    </section>
  );
}

function NewAdvice({ onAdd }: { onAdd: (advice: KeptAdvice) => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [due, setDue] = useState<string | null>(addDays(today(), MONTH));
  const add = () => {
    onAdd({ id: newKey(), text: text.trim(), due: due! });
    setText('');
  };
  return (
    <Stack gap="xs" mt="md" className="no-print">
      <Textarea
        label={t('advice.text')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        autosize
        minRows={2}
        maxLength={5000}
      />
      <Group align="flex-end">
        <DayField label={t('advice.due')} value={due} onChange={setDue} required />
        <Button variant="default" disabled={text.trim() === '' || due === null} onClick={add}>
          {t('advice.add')}
        </Button>
      </Group>
    </Stack>
  );
}
