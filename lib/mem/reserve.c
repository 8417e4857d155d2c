/* SPDX-License-Identifier: Apache-2.0 */
#include "mem/mem.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/mempolicy.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "core/core.h"

#ifndef MADV_POPULATE_WRITE
#define MADV_POPULATE_WRITE 23
#endif
#ifndef MLOCK_ONFAULT
#define MLOCK_ONFAULT 1
#endif
#define HUGETLB_2M (21 << 26) /* MAP_HUGE_2MB, which some libc headers lack */

#define BYTES_MAX ((uint64_t)1 << 46)
#define HUGE_SIZE ((uint64_t)2 << 20)
#define NODES_MAX 1024
#define ALL_BITS (HFT_MEM_PREFAULT | HFT_MEM_HUGE | HFT_MEM_LOCK | HFT_MEM_NODE)

static uint64_t base_page(void)
{
	return (uint64_t)sysconf(_SC_PAGESIZE);
}

static uint32_t asked(const struct hft_mem_request *request)
{
	return request->want | request->require;
}

int64_t hft_mem_bytes(const struct hft_mem_request *request)
{
	uint64_t page;

	if (request == NULL || request->bytes == 0 || request->bytes > BYTES_MAX ||
	    (asked(request) & ~(uint32_t)ALL_BITS) != 0)
		return HFT_E_INVAL;
	if ((asked(request) & HFT_MEM_NODE) && (request->node < 0 || request->node >= NODES_MAX))
		return HFT_E_INVAL;
	page = (asked(request) & HFT_MEM_HUGE) ? HUGE_SIZE : base_page();
	return (int64_t)((request->bytes + page - 1) & ~(page - 1));
}

/* Not reserved against the commit limit: a large maximum costs address space only. */
static void *map_plain(uint64_t bytes, uint64_t align)
{
	uint64_t extra = align > base_page() ? align : 0;
	uint64_t head;
	uint8_t *raw = mmap(NULL, bytes + extra, PROT_READ | PROT_WRITE,
			    MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);

	if (raw == MAP_FAILED || extra == 0)
		return raw;
	head = (0 - (uint64_t)(uintptr_t)raw) & (align - 1);
	if (head != 0)
		munmap(raw, head);
	munmap(raw + head + bytes, extra - head);
	return raw + head;
}

/*
 * These pages are reserved by the kernel at once: without that a fault that finds none left would
 * be a SIGBUS in the host.
 */
static void *map_hugetlb(uint64_t bytes)
{
	return mmap(NULL, bytes, PROT_READ | PROT_WRITE,
		    MAP_PRIVATE | MAP_ANONYMOUS | MAP_HUGETLB | HUGETLB_2M, -1, 0);
}

/*
 * libnuma says that it bound memory when a seccomp filter refused the call, so the kernel is asked
 * directly, and asked again whether the policy holds.
 */
static int bind_node(void *address, uint64_t bytes, int32_t node)
{
	unsigned long mask[NODES_MAX / 64] = { 0 };
	unsigned long held[NODES_MAX / 64] = { 0 };
	int mode = -1;

	mask[node / 64] = 1UL << (node % 64);
	if (syscall(SYS_mbind, address, bytes, MPOL_BIND, mask, (unsigned long)NODES_MAX + 1, 0U))
		return errno;
	if (syscall(SYS_get_mempolicy, &mode, held, (unsigned long)NODES_MAX + 1, address,
		    (unsigned long)MPOL_F_ADDR))
		return errno;
	return mode == MPOL_BIND && memcmp(mask, held, sizeof(mask)) == 0 ? 0 : ENOTSUP;
}

/* The kernel takes the advice even where an administrator has turned the feature off. */
static bool transparent_pages_off(void)
{
	char text[64] = "";
	int fd = open("/sys/kernel/mm/transparent_hugepage/enabled", O_RDONLY | O_CLOEXEC);
	ssize_t got;

	if (fd < 0)
		return false;
	got = read(fd, text, sizeof(text) - 1);
	close(fd);
	return got > 0 && strstr(text, "[never]") != NULL;
}

static int advise_huge(void *address, uint64_t bytes)
{
	if (transparent_pages_off())
		return ENOTSUP;
	return madvise(address, bytes, MADV_HUGEPAGE) == 0 ? 0 : errno;
}

/* More than the machine has would end in the kernel killing the host, not in an error. */
static bool exceeds_machine(uint64_t bytes)
{
	return bytes / base_page() > (uint64_t)sysconf(_SC_PHYS_PAGES);
}

static int prefault(uint8_t *address, uint64_t bytes, bool hugetlb)
{
	if (exceeds_machine(bytes))
		return ENOMEM;
	if (madvise(address, bytes, MADV_POPULATE_WRITE) == 0)
		return 0;
	/* Kernels before 5.14. Touching reserved huge pages could still be a SIGBUS. */
	if (errno != EINVAL || hugetlb)
		return errno;
	for (uint64_t at = 0; at < bytes; at += base_page())
		*(volatile uint8_t *)(address + at) = 0;
	return 0;
}

/* Locking must not touch a large reservation: unless it was prefaulted, pages lock as they come. */
static int lock_pages(void *address, uint64_t bytes, bool present)
{
	unsigned int flags = present ? 0 : MLOCK_ONFAULT;

	return syscall(SYS_mlock2, address, bytes, flags) == 0 ? 0 : errno;
}

static void record(hft_mem_grant *grant, uint32_t bit, int32_t *slot, int error)
{
	if (error == 0)
		grant->granted |= bit;
	else
		grant->refused |= bit;
	*slot = error;
}

/* The policy comes before the pages, and the pages before the lock. */
static void apply(const struct hft_mem_request *request, bool hugetlb, void *address,
		  hft_mem_grant *grant)
{
	uint32_t bits = asked(request);
	uint64_t bytes = grant->bytes_reserved;

	if (bits & HFT_MEM_NODE)
		record(grant, HFT_MEM_NODE, &grant->error_node,
		       bind_node(address, bytes, request->node));
	if (bits & HFT_MEM_HUGE)
		record(grant, HFT_MEM_HUGE, &grant->error_huge,
		       hugetlb ? 0 : advise_huge(address, bytes));
	if (bits & HFT_MEM_PREFAULT)
		record(grant, HFT_MEM_PREFAULT, &grant->error_prefault,
		       prefault(address, bytes, hugetlb));
	if (bits & HFT_MEM_LOCK)
		record(grant, HFT_MEM_LOCK, &grant->error_lock,
		       lock_pages(address, bytes, grant->granted & HFT_MEM_PREFAULT));
	grant->page_size = (grant->granted & HFT_MEM_HUGE) ? HUGE_SIZE : base_page();
}

static hft_status status_of(int error)
{
	if (error == EPERM || error == EACCES)
		return HFT_E_PERM;
	return error == ENOMEM || error == EAGAIN ? HFT_E_NOMEM : HFT_E_NOTSUP;
}

/* HFT_OK when everything required was had. */
static hft_status verdict(const struct hft_mem_request *request, const hft_mem_grant *grant)
{
	uint32_t missing = request->require & grant->refused;

	if (missing & HFT_MEM_NODE)
		return status_of(grant->error_node);
	if (missing & HFT_MEM_HUGE)
		return status_of(grant->error_huge);
	if (missing & HFT_MEM_PREFAULT)
		return status_of(grant->error_prefault);
	return missing & HFT_MEM_LOCK ? status_of(grant->error_lock) : HFT_OK;
}

static hft_status reserve(const struct hft_mem_request *request, bool hugetlb, void **out,
			  hft_mem_grant *grant)
{
	hft_mem_grant got = { .bytes_reserved = (uint64_t)hft_mem_bytes(request) };
	uint64_t align = (asked(request) & HFT_MEM_HUGE) ? HUGE_SIZE : base_page();
	void *address = hugetlb ? map_hugetlb(got.bytes_reserved) :
				  map_plain(got.bytes_reserved, align);
	hft_status status;

	if (address == MAP_FAILED)
		return status_of(errno);
	apply(request, hugetlb, address, &got);
	status = verdict(request, &got);
	if (status != HFT_OK) {
		munmap(address, got.bytes_reserved);
		return status;
	}
	*out = address;
	*grant = got;
	return HFT_OK;
}

hft_status hft_mem_reserve(const struct hft_mem_request *request, void **out,
			   hft_mem_grant *grant)
{
	const uint32_t both = HFT_MEM_HUGE | HFT_MEM_PREFAULT;
	struct hft_mem_request strict;

	if (hft_mem_bytes(request) < 0 || out == NULL || grant == NULL)
		return HFT_E_INVAL;
	/*
	 * Reserved huge pages are taken from the whole machine at once, so only for memory that
	 * will all be touched anyway; and only if every page can be had.
	 */
	strict = *request;
	strict.require |= both;
	if ((asked(request) & both) == both && !exceeds_machine(request->bytes) &&
	    reserve(&strict, true, out, grant) == HFT_OK)
		return HFT_OK;
	return reserve(request, false, out, grant);
}

void hft_mem_release(void *address, uint64_t bytes_reserved)
{
	if (address != NULL)
		munmap(address, bytes_reserved);
}
