import { ActionIcon, Menu, TextInput } from '@mantine/core';
import { IconBookmark, IconLink, IconPlus, IconSettings } from '@tabler/icons-react';
import { useLocation, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { SavedView } from '../../shared/api/types';
import { useTranslation } from '../../shared/i18n/i18n';
import { FormDialog } from '../../shared/ui/FormDialog';
import { lazyDialog } from '../../shared/ui/lazyDialog';
import { useSavedViews, useSaveView } from './api/savedViews';

const ManageDialog = lazyDialog(() => import('./ManageDialog').then((found) => found.ManageDialog));

/** What is chosen on a screen, without what is no part of a view. */
export function queryOf(search: string): string {
  const params = new URLSearchParams(search);
  params.delete('show');
  return params.toString();
}

/** The views of lists that a person keeps, from every list; and the link to what is on the screen now. */
export default function SavedViews() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { pathname, searchStr } = useLocation();
  const [opened, setOpened] = useState(false);
  const [dialog, setDialog] = useState<'save' | 'manage'>();
  const [shared, setShared] = useState('');
  const items = useSavedViews(opened || dialog === 'manage').data?.items ?? [];
  const here = items.filter(({ screen }) => screen === pathname);
  const others = items.filter(({ screen }) => screen !== pathname);
  const change = (next: boolean) => {
    setOpened(next);
    setShared('');
  };
  const open = ({ screen, query }: SavedView) =>
    void navigate({ to: screen as '/', search: Object.fromEntries(new URLSearchParams(query)) as never });
  const share = async () => {
    const query = queryOf(searchStr);
    const link = `${window.location.origin}${pathname}${query && `?${query}`}`;
    setShared(
      await copy(link).then(
        () => t('savedViews.shared'),
        () => t('savedViews.notShared'),
      ),
    );
  };
  const group = (label: string, views: SavedView[]) =>
    views.length > 0 && (
      <>
        <Menu.Label>{label}</Menu.Label>
        {views.map((view) => (
          <Menu.Item key={view.id} onClick={() => open(view)}>
            {view.name}
          </Menu.Item>
        ))}
      </>
    );
  return (
    <>
      <Menu opened={opened} onChange={change} position="bottom-end" width={300}>
        <Menu.Target>
          <ActionIcon variant="subtle" size="lg" aria-label={t('savedViews.title')}>
            <IconBookmark size={20} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown mah="70vh" style={{ overflow: 'auto' }}>
          {group(t('savedViews.here'), here)}
          {group(t('savedViews.others'), others)}
          {items.length === 0 && <Menu.Label>{t('savedViews.none')}</Menu.Label>}
          <Menu.Divider />
          <Menu.Item leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setDialog('save')}>
            {t('savedViews.save')}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconLink size={16} aria-hidden />}
            closeMenuOnClick={false}
            onClick={() => void share()}
          >
            {shared || t('savedViews.share')}
          </Menu.Item>
          {items.length > 0 && (
            <Menu.Item leftSection={<IconSettings size={16} aria-hidden />} onClick={() => setDialog('manage')}>
              {t('savedViews.manage')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <span role="status" className="visually-hidden">
        {shared}
      </span>
      {dialog === 'save' && (
        <SaveDialog screen={pathname} query={queryOf(searchStr)} onClose={() => setDialog(undefined)} />
      )}
      {dialog === 'manage' && <ManageDialog views={items} onClose={() => setDialog(undefined)} />}
    </>
  );
}

/** Without TLS there is no clipboard object: that fails as a refusal does. */
const copy = async (link: string) => navigator.clipboard.writeText(link);

type SaveProps = { screen: string; query: string; onClose: () => void };

function SaveDialog({ screen, query, onClose }: SaveProps) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const save = useSaveView();
  return (
    <FormDialog
      title={t('savedViews.saveTitle')}
      action={t('common.save')}
      busy={save.isPending}
      error={save.error}
      ready={name.trim() !== ''}
      onSubmit={() => save.mutate({ name, screen, query }, { onSuccess: onClose })}
      onClose={onClose}
    >
      <TextInput
        label={t('savedViews.name')}
        description={t('savedViews.text')}
        value={name}
        maxLength={100}
        onChange={(event) => setName(event.currentTarget.value)}
        data-autofocus
        required
      />
    </FormDialog>
  );
}
