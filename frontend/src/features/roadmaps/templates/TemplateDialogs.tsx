import { Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { fieldError } from '../../../shared/api/fieldError';
import { currentState, isStale } from '../../../shared/api/problem';
import type { Roadmap, RoadmapTemplate } from '../../../shared/api/types';
import { useTranslation } from '../../../shared/i18n/i18n';
import { ConfirmDialog } from '../../../shared/ui/ConfirmDialog';
import { FormDialog } from '../../../shared/ui/FormDialog';
import { AppLink } from '../../../shared/ui/links';
import { OrganizationSelect } from '../../../shared/ui/OrganizationSelect';
import { StaleNotice } from '../../../shared/ui/StaleNotice';
import { useDeleteTemplate, useKeepTemplate, useUpdateTemplate } from '../api/templates';

type FieldsProps = { title: string; onTitle: (title: string) => void; about: string; onAbout: (about: string) => void };

function Fields({ title, onTitle, about, onAbout }: FieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <Textarea
        label={t('roadmaps.title')}
        value={title}
        onChange={(event) => onTitle(event.currentTarget.value)}
        maxLength={2000}
        autosize
        minRows={2}
        required
        data-autofocus
      />
      <Textarea
        label={t('templates.description')}
        description={t('templates.descriptionHint')}
        value={about}
        onChange={(event) => onAbout(event.currentTarget.value)}
        maxLength={10_000}
        autosize
        minRows={2}
      />
    </>
  );
}

/** The plan of a roadmap, kept as it is now for those who write the next one. */
export function KeepTemplate({ roadmap, onClose }: { roadmap: Roadmap; onClose: () => void }) {
  const { t } = useTranslation();
  const [title, setTitle] = useState(roadmap.title);
  const [about, setAbout] = useState('');
  const [owner, setOwner] = useState<string | null>(roadmap.organization.id);
  const keep = useKeepTemplate(roadmap.id);
  if (keep.isSuccess) {
    return (
      <FormDialog
        title={t('templates.keepTitle')}
        action={t('common.done')}
        busy={false}
        error={null}
        onSubmit={onClose}
        onClose={onClose}
      >
        <Text role="status">
          {t('templates.kept')}{' '}
          <AppLink to="/roadmaps/templates" underline="always">
            {t('templates.toList')}
          </AppLink>
        </Text>
      </FormDialog>
    );
  }
  return (
    <FormDialog
      title={t('templates.keepTitle')}
      action={t('templates.keep')}
      busy={keep.isPending}
      error={keep.error}
      ready={title.trim() !== '' && owner !== null}
      onSubmit={() => keep.mutate({ title: title.trim(), description: about.trim() || null, organizationId: owner })}
      onClose={onClose}
    >
      <Text>{t('templates.keepText', { count: roadmap.activityCount })}</Text>
      <Fields title={title} onTitle={setTitle} about={about} onAbout={setAbout} />
      <OrganizationSelect
        label={t('templates.owner')}
        value={owner}
        onChange={setOwner}
        action="importRoadmap"
        required
        error={fieldError(keep.error, '/organizationId')}
      />
    </FormDialog>
  );
}

export function EditTemplate({ template, onClose }: { template: RoadmapTemplate; onClose: () => void }) {
  const { t } = useTranslation();
  const [known, setKnown] = useState(template);
  const [title, setTitle] = useState(template.title);
  const [about, setAbout] = useState(template.description ?? '');
  const update = useUpdateTemplate();
  const words = (of: { title: string; description: string | null }) => ({
    [t('roadmaps.title')]: of.title,
    [t('templates.description')]: of.description ?? '',
  });
  const mine = { title: title.trim(), description: about.trim() || null };
  const send = () =>
    update.mutate(
      { id: template.id, version: known.version, words: mine },
      { onSuccess: onClose, onError: (error) => setKnown(currentState<RoadmapTemplate>(error) ?? known) },
    );
  const stale = isStale(update.error);
  return (
    <FormDialog
      title={t('templates.editTitle')}
      action={t('common.save')}
      busy={update.isPending}
      error={stale ? null : update.error}
      ready={title.trim() !== '' && !stale}
      onSubmit={send}
      onClose={onClose}
    >
      <Fields title={title} onTitle={setTitle} about={about} onAbout={setAbout} />
      {stale && (
        <StaleNotice
          mine={words(mine)}
          theirs={words(known)}
          busy={update.isPending}
          onTakeTheirs={onClose}
          onKeepMine={send}
        />
      )}
    </FormDialog>
  );
}

export function DeleteTemplate({ template, onClose }: { template: RoadmapTemplate; onClose: () => void }) {
  const { t } = useTranslation();
  const remove = useDeleteTemplate();
  return (
    <ConfirmDialog
      title={t('templates.deleteTitle')}
      text={t('templates.deleteText', { title: template.title })}
      action={t('templates.delete')}
      danger
      busy={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate(template, { onSuccess: onClose })}
      onClose={onClose}
    />
  );
}
