import { Checkbox, CloseButton, Group, Radio, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useOrganization } from '../../../shared/api/getOrganization';
import { useTranslation } from '../../../shared/i18n/i18n';
import type { Executor, ExecutorChoice, Roadmap } from '../../../shared/api/types';
import { codeWord } from '../../../shared/i18n/codes';
import { FormDialog } from '../../../shared/ui/FormDialog';
import { OrganizationSelect } from '../../../shared/ui/OrganizationSelect';
import { useChooseExecutors } from '../api/executors';

type Rule = NonNullable<ExecutorChoice['rules']>[number];
const RULES: Rule[] = [
  'AUTHORITIES',
  'METHODICAL_CENTRES',
  'SCHOOLS',
  'PARTICIPANT_SCHOOLS',
  'PARTNER_SCHOOLS',
  'INSTITUTES',
  'REGION',
  'NOBODY',
];

/** What a printed word means: a kind of organisations, one of those found, or one named here. */
export function MeaningDialog(props: { roadmap: Roadmap; executor: Executor; onClose: () => void }) {
  const { roadmap, executor, onClose } = props;
  const { t } = useTranslation();
  const [choice, setChoice] = useState('');
  const [named, setNamed] = useState<string[]>([]);
  const [remember, setRemember] = useState(false);
  const choose = useChooseExecutors(roadmap.id);
  const candidates = executor.candidates;
  const chosenBefore = executor.origin === 'CHOICE' || executor.origin === 'ALIAS';
  // What was remembered is taken back where it was remembered.
  const undo = choice === 'undo' && { undo: true, remember: executor.origin === 'ALIAS' };
  const meaning = (): Pick<ExecutorChoice, 'rules' | 'organizations'> => {
    const candidate = choice.startsWith('candidate:') ? candidates[Number(choice.slice(10))]?.meaning : undefined;
    if (candidate) return { rules: candidate.rules, organizations: candidate.organizations };
    if (choice === 'named') return { rules: [], organizations: named };
    return { rules: RULES.filter((rule) => rule === choice), organizations: [] };
  };
  return (
    <FormDialog
      title={t('executors.chooseFor', { token: executor.token })}
      action={t('common.save')}
      busy={choose.isPending}
      error={choose.error}
      ready={choice !== '' && (choice !== 'named' || named.length > 0)}
      onSubmit={() =>
        choose.mutate([{ token: executor.token, undo: null, remember, ...meaning(), ...undo }], { onSuccess: onClose })
      }
      onClose={onClose}
    >
      <Radio.Group label={t('executors.meaning')} value={choice} onChange={setChoice}>
        <Stack gap="xs" mt="xs">
          {candidates.map((one, index) => (
            <Radio
              key={index}
              value={`candidate:${index}`}
              label={
                one.sample.map((organization) => organization.name).join(', ') ||
                one.meaning.rules.map((rule) => codeWord('executorRule', rule)).join(', ')
              }
            />
          ))}
          {RULES.map((rule) => (
            <Radio key={rule} value={rule} label={codeWord('executorRule', rule)} />
          ))}
          <Radio value="named" label={t('executors.named')} />
          {chosenBefore && (
            <Radio
              value="undo"
              label={t('executors.undo')}
              description={t(executor.origin === 'ALIAS' ? 'executors.undoAll' : 'executors.undoHere')}
            />
          )}
        </Stack>
      </Radio.Group>
      {choice === 'named' && (
        <>
          <OrganizationSelect
            key={named.length}
            label={t('executors.addNamed')}
            value={null}
            onChange={(id) => id && setNamed((old) => (old.includes(id) ? old : [...old, id]))}
          />
          {named.map((id) => (
            <Named key={id} id={id} onRemove={() => setNamed((old) => old.filter((one) => one !== id))} />
          ))}
        </>
      )}
      {!undo && (
        <Checkbox
          checked={remember}
          onChange={(event) => setRemember(event.currentTarget.checked)}
          label={t('executors.remember')}
          description={t('executors.rememberHint')}
        />
      )}
    </FormDialog>
  );
}

function Named({ id, onRemove }: { id: string; onRemove: () => void }) {
  const { t } = useTranslation();
  const name = useOrganization(id).data?.name ?? '…';
  return (
    <Group justify="space-between" wrap="nowrap">
      <Text size="sm">{name}</Text>
      <CloseButton aria-label={t('executors.removeNamed', { name })} onClick={onRemove} />
    </Group>
  );
}
