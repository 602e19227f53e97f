import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { delay, http, HttpResponse } from 'msw';
import { useState } from 'react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { mockServer } from '../../../test/render';
import type { StoredFile } from '../api/types';
import FileField from './FileField';
import FileList from './FileList';
import { formatSize } from './kinds';

const SCHOOL = '00000000-0000-4000-8000-000000000005';
let count = 0;
const stored = (name: string): StoredFile => ({
  id: `00000000-0000-4000-8000-0000000003${String(count++).padStart(2, '0')}`,
  name,
  mediaType: name.endsWith('.jpg') ? 'image/jpeg' : 'application/pdf',
  size: 2_411_724,
  sha256: 'ab',
  version: 1,
  createdAt: '2026-01-10T10:00:00Z',
  organization: { id: SCHOOL, name: 'Основная школа № 11', kind: 'SCHOOL', parentId: null } as never,
  allowedActions: ['delete'],
});

/** jsdom does not send the names of files: the server knows them from the test. */
const arriving: string[] = [];
const arrived = () => HttpResponse.json(stored(arriving.shift()!), { status: 201 });
const send = (...files: File[]) => {
  arriving.push(...files.map(({ name }) => name));
  return userEvent.upload(choose(), files);
};
const server = mockServer(
  http.post('*/api/v1/files', arrived),
  http.get('*/api/v1/configuration', () => HttpResponse.json({ maxFileSize: 1024 })),
);
beforeEach(() => arriving.splice(0));

type Given = Partial<Parameters<typeof FileField>[0]>;

function Form({ value = [], ...given }: Given) {
  const [files, setFiles] = useState(value);
  return <FileField label="Документы" organizationId={SCHOOL} value={files} onChange={setFiles} {...given} />;
}

const show = (element: React.ReactNode) =>
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={new QueryClient()}>{element}</QueryClientProvider>
    </MantineProvider>,
  );

const file = (name: string, content = 'content') => new File([content], name, { lastModified: 1 });
const choose = () => screen.getByLabelText(/Выбрать файл/);

describe('the file field', () => {
  it('sends what is chosen and names it when it is there', async () => {
    show(<Form />);
    await send(file('Справка.pdf'), file('Урок.jpg'));
    expect(await screen.findByRole('button', { name: 'Скачать Справка.pdf' })).toBeVisible();
    expect(await screen.findByRole('button', { name: 'Скачать Урок.jpg' })).toBeVisible();
    expect(screen.getAllByText('2,3 МБ')).toHaveLength(2);
    expect(screen.getByText('Файл загружен: Урок.jpg')).toHaveAttribute('role', 'status');
  });

  it('says at once what is too large, instead of sending it in vain', async () => {
    show(<Form />);
    await waitFor(async () => {
      await send(file('Альбом.pdf', 'x'.repeat(1025)));
      expect(screen.getByText(/«Альбом.pdf»: файл больше 1\sкБ/)).toBeVisible();
    });
  });

  it('takes what is dropped', async () => {
    show(<Form />);
    arriving.push('Приказ.pdf');
    const place = screen.getByText('или перетащите сюда').parentElement!;
    fireEvent.drop(place, { dataTransfer: { files: [file('Приказ.pdf')] } });
    expect(await screen.findByRole('button', { name: 'Скачать Приказ.pdf' })).toBeVisible();
  });

  it('offers the camera where pictures are taken, and asks it for a kind that is accepted', () => {
    const { unmount } = show(<Form />);
    expect(screen.getByLabelText(/Сфотографировать/)).toHaveAttribute('capture', 'environment');
    expect(screen.getByLabelText(/Сфотографировать/)).toHaveAttribute('accept', 'image/jpeg');
    unmount();
    show(<Form kinds={['xlsx']} />);
    expect(screen.queryByLabelText(/Сфотографировать/)).toBeNull();
  });

  it('says in words why a file is not sent: kind, emptiness, number, twice', async () => {
    arriving.push('c.pdf', 'd.pdf');
    show(<Form max={2} />);
    fireEvent.change(choose(), {
      target: { files: [file('a.exe'), file('b.pdf', ''), file('c.pdf'), file('c.pdf'), file('d.pdf'), file('e.pdf')] },
    });
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('«a.exe»: такие файлы не принимаются.');
    expect(alert).toHaveTextContent('«b.pdf»: файл пустой.');
    expect(alert).toHaveTextContent('«c.pdf» уже выбран.');
    expect(alert).toHaveTextContent('«e.pdf» не поместился: не больше 2 файлов.');
    expect(await screen.findByText(/Можно приложить не больше 2 файлов/)).toBeVisible();
    expect(screen.queryByLabelText(/Выбрать файл/)).toBeNull();
  });

  it('shows what the server has against a file, beside that file, and forgets it', async () => {
    server.use(
      http.post('*/api/v1/files', () =>
        HttpResponse.json(
          {
            type: 'opora:problem',
            title: 'Файл не принят',
            status: 422,
            errors: [{ pointer: '/file', code: 'MACROS', message: 'Документы с макросами не принимаются.' }],
          },
          { status: 422, headers: { 'Content-Type': 'application/problem+json' } },
        ),
      ),
    );
    show(<Form />);
    await send(file('Отчет.docx'));
    expect(await screen.findByRole('alert')).toHaveTextContent('Документы с макросами не принимаются.');
    expect(screen.queryByRole('button', { name: 'Повторить' })).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Убрать из списка: Отчет.docx' }));
    expect(screen.queryByText('Отчет.docx')).toBeNull();
  });

  it('tries again when the server was not reached', async () => {
    let lost = true;
    server.use(
      http.post('*/api/v1/files', () => {
        if (!lost) return arrived();
        lost = false;
        return HttpResponse.error();
      }),
    );
    show(<Form />);
    await send(file('Справка.pdf'));
    expect(await screen.findByRole('alert')).toHaveTextContent('Нет связи с сервером');
    await userEvent.click(screen.getByRole('button', { name: 'Повторить' }));
    expect(await screen.findByRole('button', { name: 'Скачать Справка.pdf' })).toBeVisible();
  });

  it('stops the sending, and the form hears when nothing is on its way any more', async () => {
    server.use(
      http.post('*/api/v1/files', async () => {
        await delay('infinite');
        return HttpResponse.json({}, { status: 201 });
      }),
    );
    const busy = vi.fn();
    show(<Form onBusy={busy} />);
    await send(file('Справка.pdf'));
    expect(await screen.findByRole('progressbar', { name: 'Отправка: Справка.pdf' })).toBeInTheDocument();
    await waitFor(() => expect(busy).toHaveBeenLastCalledWith(true));
    await userEvent.click(screen.getByRole('button', { name: 'Отменить отправку: Справка.pdf' }));
    expect(screen.queryByText('Справка.pdf')).toBeNull();
    await waitFor(() => expect(busy).toHaveBeenLastCalledWith(false));
    expect(choose()).toHaveFocus();
  });

  it('deletes what it sent itself and leaves what the record had', async () => {
    const deleted: string[] = [];
    server.use(
      http.delete('*/api/v1/files/:id', ({ params, request }) => {
        deleted.push(`${String(params['id'])} ${request.headers.get('If-Match')}`);
        return new HttpResponse(null, { status: 204 });
      }),
    );
    const old = stored('Прежний.pdf');
    show(<Form value={[old]} />);
    await send(file('Новый.pdf'));
    await userEvent.click(await screen.findByRole('button', { name: 'Убрать Новый.pdf' }));
    await waitFor(() => expect(deleted).toHaveLength(1));
    await userEvent.click(screen.getByRole('button', { name: 'Убрать Прежний.pdf' }));
    expect(screen.queryByText('Прежний.pdf')).toBeNull();
    expect(deleted).toEqual([expect.stringMatching(/ "1"$/)]);
    expect(deleted[0]).not.toContain(old.id);
  });
});

describe('a list of files', () => {
  it('gives a file to who may have it and tells who may not', async () => {
    server.use(
      http.get('*/api/v1/files/:id/content', () =>
        HttpResponse.json(
          { type: 'opora:forbidden', title: 'Недостаточно прав', status: 403 },
          { status: 403, headers: { 'Content-Type': 'application/problem+json' } },
        ),
      ),
    );
    show(<FileList label="Документы" files={[stored('Приказ.pdf')]} />);
    expect(screen.getByRole('list', { name: 'Документы' })).toBeVisible();
    expect(screen.queryByRole('button', { name: /Убрать/ })).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Скачать Приказ.pdf' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('Недостаточно прав');
  });

  it('tells sizes as people do', () => {
    expect([0, 512, 1536, 2_411_724, 26_214_400].map((size) => formatSize(size, 'ru').replace(/\s/g, ' '))).toEqual([
      '0 байт',
      '512 байт',
      '2 кБ',
      '2,3 МБ',
      '25 МБ',
    ]);
  });
});
