import { Checkbox, Text, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useTranslation } from '../../shared/i18n/i18n';
import { fieldError } from '../../shared/api/fieldError';
import type { Organization } from '../../shared/api/types';
import { formatDay, today } from '../../shared/format/dates';
import { FormDialog } from '../../shared/ui/FormDialog';
import { OrganizationSelect } from '../../shared/ui/OrganizationSelect';
import { useCloseOrganization } from './api/closeOrganization';
import { useMergeOrganization } from './api/mergeOrganization';
import { useMoveOrganization } from './api/moveOrganization';
import { useRenameOrganization } from './api/renameOrganization';
import { decisionOf, NO_DECISION, type Decision } from './decision';
import { DecisionFields, isLater } from './DecisionFields';

type Act = 'rename' | 'move' | 'merge' | 'close';
type Props = { organization: Organization; onClose: () => void };
type FrameProps = Props & {
  act: Act;
  /** What is chosen besides the order; null while it is not. */
  ready: boolean;
  mutation: { isPending: boolean; error: unknown };
  onDecide: (decision: Decision) => void;
  children?: ReactNode;
};

/** What will happen and from which day, in words; the order; the confirmation. */
function ActDialog({ organization, onClose, act, ready, mutation, onDecide, children }: FrameProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(NO_DECISION);
  const [sure, setSure] = useState(false);
  const day = formatDay(draft.effectiveOn ?? today(organization.timeZone));
  return (
    <FormDialog
      title={t(`orgAct.${act}.title`)}
      action={t(`orgAct.${act}.action`)}
      danger={act === 'merge' || act === 'close'}
      busy={mutation.isPending}
      error={mutation.error}
      ready={ready && (sure || isLater(draft, organization.timeZone))}
      onClose={onClose}
      onSubmit={() => onDecide(decisionOf(draft))}
    >
      <Text>{t(`orgAct.${act}.text`, { name: organization.name, date: day })}</Text>
      {children}
      <DecisionFields
        draft={draft}
        onChange={setDraft}
        timeZone={organization.timeZone}
        sure={sure}
        onSure={setSure}
        error={mutation.error}
      />
    </FormDialog>
  );
}

export function RenameDialog({ organization, onClose }: Props) {
  const { t } = useTranslation();
  const [name, setName] = useState(organization.name);
  const [shortName, setShortName] = useState(organization.shortName ?? '');
  const rename = useRenameOrganization(organization.id);
  return (
    <ActDialog
      act="rename"
      organization={organization}
      onClose={onClose}
      ready={name.trim() !== '' && (name.trim() !== organization.name || shortName !== (organization.shortName ?? ''))}
      mutation={rename}
      onDecide={(decision) =>
        rename.mutate({ ...decision, name: name.trim(), shortName: shortName.trim() || null }, { onSuccess: onClose })
      }
    >
      <TextInput
        label={t('orgAct.newName')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        maxLength={500}
        required
        data-autofocus
        error={fieldError(rename.error, '/name')}
      />
      <TextInput
        label={t('organizations.shortName')}
        value={shortName}
        onChange={(event) => setShortName(event.currentTarget.value)}
        maxLength={200}
        error={fieldError(rename.error, '/shortName')}
      />
    </ActDialog>
  );
}

export function MoveDialog({ organization, onClose }: Props) {
  const { t } = useTranslation();
  const [parentId, setParentId] = useState<string | null>(null);
  const move = useMoveOrganization(organization.id);
  return (
    <ActDialog
      act="move"
      organization={organization}
      onClose={onClose}
      ready={parentId !== null}
      mutation={move}
      onDecide={(decision) => parentId && move.mutate({ ...decision, parentId }, { onSuccess: onClose })}
    >
      <OrganizationSelect
        label={t('orgAct.newParent')}
        without={organization.id}
        value={parentId}
        onChange={setParentId}
        required
        error={fieldError(move.error, '/parentId')}
      />
    </ActDialog>
  );
}

export function MergeDialog({ organization, onClose }: Props) {
  const { t } = useTranslation();
  const [successorId, setSuccessorId] = useState<string | null>(null);
  const [carriesOver, setCarriesOver] = useState(organization.kind === 'SCHOOL');
  const merge = useMergeOrganization(organization.id);
  return (
    <ActDialog
      act="merge"
      organization={organization}
      onClose={onClose}
      ready={successorId !== null && successorId !== organization.id}
      mutation={merge}
      onDecide={(decision) =>
        successorId && merge.mutate({ ...decision, successorId, carriesOver }, { onSuccess: onClose })
      }
    >
      <OrganizationSelect
        label={t('orgAct.successor')}
        kind={organization.kind}
        without={organization.id}
        value={successorId}
        onChange={setSuccessorId}
        required
        error={fieldError(merge.error, '/successorId')}
      />
      <Text size="sm">{t('orgAct.endings')}</Text>
      <Checkbox
        label={t('orgAct.carriesOver')}
        checked={carriesOver}
        onChange={(event) => setCarriesOver(event.currentTarget.checked)}
      />
    </ActDialog>
  );
}

export function CloseDialog({ organization, onClose }: Props) {
  const { t } = useTranslation();
  const close = useCloseOrganization(organization.id);
  return (
    <ActDialog
      act="close"
      organization={organization}
      onClose={onClose}
      ready
      mutation={close}
      onDecide={(decision) => close.mutate(decision, { onSuccess: onClose })}
    >
      <Text size="sm">{t('orgAct.endings')}</Text>
    </ActDialog>
  );
}
